namespace OpenMeet.AppHost.Kubernetes.Kustomize;

/// <summary>What an image is really called.</summary>
internal sealed record ImageArgs(string Name, string? NewName = null, string? NewTag = null, string? Digest = null);
