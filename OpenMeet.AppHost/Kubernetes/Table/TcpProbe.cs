namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>The port must accept a connection.</summary>
/// <param name="Binding">The manifest's name of the endpoint.</param>
internal sealed record TcpProbe(string Binding) : Probe;
