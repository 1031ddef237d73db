namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>GET must answer 2xx or 3xx.</summary>
/// <param name="Binding">The manifest's name of the endpoint.</param>
/// <param name="Path">Of the request.</param>
internal sealed record HttpProbe(string Binding, string Path) : Probe;
