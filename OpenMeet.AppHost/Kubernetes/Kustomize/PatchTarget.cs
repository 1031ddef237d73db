namespace OpenMeet.AppHost.Kubernetes.Kustomize;

/// <summary>The objects that a patch changes.</summary>
internal sealed record PatchTarget(string Kind, string? Name);
