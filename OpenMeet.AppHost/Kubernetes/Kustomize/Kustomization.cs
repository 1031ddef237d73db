namespace OpenMeet.AppHost.Kubernetes.Kustomize;

/// <summary>A <c>kustomization.yaml</c> (https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/), as far as it is used here.</summary>
internal sealed record Kustomization
{
    public string ApiVersion { get; } = "kustomize.config.k8s.io/v1beta1";

    public string Kind { get; } = "Kustomization";

    /// <summary>Namespace of everything.</summary>
    public string? Namespace { get; init; }

    /// <summary>Files and folders.</summary>
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>Labels of everything, in no selector.</summary>
    public IReadOnlyList<KustomizeLabels>? Labels { get; init; }

    /// <summary>ConfigMaps whose names end with a hash of their contents: a changed value replaces the pods that read it.</summary>
    public IReadOnlyList<ConfigMapArgs>? ConfigMapGenerator { get; init; }

    /// <summary>What holds for all of them.</summary>
    public GeneratorOptions? GeneratorOptions { get; init; }

    /// <summary>Registries, tags and digests.</summary>
    public IReadOnlyList<ImageArgs>? Images { get; init; }

    /// <summary>Numbers of pods.</summary>
    public IReadOnlyList<ReplicaArgs>? Replicas { get; init; }

    /// <summary>Everything else that an overlay changes.</summary>
    public IReadOnlyList<PatchArgs>? Patches { get; init; }
}
