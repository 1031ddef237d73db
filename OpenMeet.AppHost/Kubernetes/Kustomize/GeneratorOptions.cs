namespace OpenMeet.AppHost.Kubernetes.Kustomize;

/// <summary>What holds for all generated ConfigMaps.</summary>
internal sealed record GeneratorOptions(IReadOnlyDictionary<string, string> Labels);
