using k8s;
using k8s.Models;

namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>What <c>kubectl kustomize</c> makes of a folder: what the cluster is given.</summary>
/// <param name="Name">Of the cluster.</param>
/// <param name="Yaml">All objects.</param>
/// <param name="Objects">The same, typed; a field that the API does not know fails the reading.</param>
internal sealed record RenderedCluster(string Name, string Yaml, IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Objects)
{
    public static async Task<RenderedCluster> BuildAsync(string name, string folder)
    {
        var yaml = await ExternalProgram.SucceedAsync("kubectl", ["kustomize", folder]);
        return new(name, yaml, [.. KubernetesYaml.LoadAllFromString(yaml, typeMap: null, strict: true).Cast<IKubernetesObject<V1ObjectMeta>>()]);
    }

    public IEnumerable<T> All<T>() => Objects.OfType<T>();

    /// <summary>The object of a kind and a name.</summary>
    public T One<T>(string name)
        where T : IKubernetesObject<V1ObjectMeta> => All<T>().Single(item => item.Metadata.Name == name);

    /// <summary>Every pod template, by the name of its controller.</summary>
    public IEnumerable<Pod> Pods =>
    [
        .. All<V1Deployment>().Select(item => new Pod(item.Metadata.Name, item.Spec.Template)),
        .. All<V1StatefulSet>().Select(item => new Pod(item.Metadata.Name, item.Spec.Template, item.Spec.VolumeClaimTemplates ?? [])),
    ];

    public Pod Pod(string name) => Pods.Single(pod => pod.Name == name);

    /// <summary>The ConfigMap of a name, whose real name ends with a hash.</summary>
    public V1ConfigMap ConfigMap(string name) => All<V1ConfigMap>().Single(map => map.Metadata.Name.StartsWith($"{name}-", StringComparison.Ordinal)
        && !map.Metadata.Name[(name.Length + 1)..].Contains('-', StringComparison.Ordinal));

    /// <summary>The pods that a selector finds.</summary>
    public IEnumerable<Pod> Select(IDictionary<string, string>? selector) => Pods.Where(pod =>
        (selector ?? new Dictionary<string, string>()).All(label => pod.Template.Metadata.Labels.TryGetValue(label.Key, out var value) && value == label.Value));
}
