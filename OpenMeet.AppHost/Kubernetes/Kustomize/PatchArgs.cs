using k8s;

namespace OpenMeet.AppHost.Kubernetes.Kustomize;

/// <summary>A change of an object.</summary>
/// <param name="Target">Which.</param>
/// <param name="Patch">Operations of RFC 6902, as YAML.</param>
internal sealed record PatchArgs(PatchTarget Target, string Patch)
{
    /// <summary>A change of the object of a kind and a name; without a name, of every object of that kind.</summary>
    public static PatchArgs Of(string kind, string? name, params IReadOnlyList<PatchOperation> operations) =>
        new(new(kind, name), KubernetesYaml.Serialize(operations));
}
