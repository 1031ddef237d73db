namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>A command in the container must succeed.</summary>
/// <param name="Command">Program and arguments.</param>
internal sealed record CommandProbe(params IReadOnlyList<string> Command) : Probe;
