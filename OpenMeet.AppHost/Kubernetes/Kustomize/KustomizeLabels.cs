namespace OpenMeet.AppHost.Kubernetes.Kustomize;

/// <summary>Labels that are added.</summary>
internal sealed record KustomizeLabels(IReadOnlyDictionary<string, string> Pairs);
