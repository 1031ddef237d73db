using k8s.Models;

namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>A container with the pod that it is in.</summary>
internal sealed record ContainerOf(Pod Pod, V1Container Container)
{
    public static IEnumerable<ContainerOf> All(RenderedCluster cluster) =>
        cluster.Pods.SelectMany(pod => pod.Containers.Select(container => new ContainerOf(pod, container)));

    public static IEnumerable<ContainerOf> Mains(RenderedCluster cluster) => cluster.Pods.Select(pod => new ContainerOf(pod, pod.Main));

    public override string ToString() => Pod.Title(Container);
}
