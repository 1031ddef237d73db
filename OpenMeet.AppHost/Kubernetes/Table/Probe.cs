namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>A question that the cluster asks a container.</summary>
internal abstract record Probe;
