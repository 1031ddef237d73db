namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>How the cluster sees the state of a container.</summary>
/// <param name="Ready">Asked before it gets traffic, and by those that wait for it.</param>
/// <param name="Alive">When it fails for long the container is restarted; it asks nothing of others, whose failure no restart heals.</param>
/// <param name="StartSeconds">Time that a start may take, with the migration of a large database.</param>
internal sealed record ProbeRow(Probe Ready, Probe Alive, int StartSeconds);
