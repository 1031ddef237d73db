using k8s.Models;

namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>A pod as its controller makes it.</summary>
internal sealed record Pod(string Name, V1PodTemplateSpec Template, IList<V1PersistentVolumeClaim>? Claims = null)
{
    public V1PodSpec Spec => Template.Spec;

    /// <summary>The container that is the workload.</summary>
    public V1Container Main => Spec.Containers.Single();

    public IEnumerable<V1Container> InitContainers => Spec.InitContainers ?? [];

    /// <summary>All of them.</summary>
    public IEnumerable<V1Container> Containers => [.. InitContainers, .. Spec.Containers];

    public string Title(V1Container container) => $"{Name}/{container.Name}";
}
