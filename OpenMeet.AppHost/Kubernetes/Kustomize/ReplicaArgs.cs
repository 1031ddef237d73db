namespace OpenMeet.AppHost.Kubernetes.Kustomize;

/// <summary>How many pods a workload has.</summary>
internal sealed record ReplicaArgs(string Name, int Count);
