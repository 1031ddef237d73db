using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>One of the pods that a controller keeps.</summary>
/// <param name="Pod">The template.</param>
/// <param name="Number">Which one.</param>
internal sealed record PodInstance(Pod Pod, int Number)
{
    public string Name => $"{Pod.Name}-{Number}";

    public V1PodSpec Spec => Pod.Spec;

    public V1Container Main => Pod.Main;

    /// <summary>The group of every volume, if the pod has one.</summary>
    public long? VolumeGroup => Spec.SecurityContext?.FsGroup;

    /// <summary>As many as the controller or its autoscaler starts with.</summary>
    public static IEnumerable<PodInstance> All(RenderedCluster cluster) =>
        from pod in cluster.Pods
        from number in Enumerable.Range(0, Count(cluster, pod.Name))
        select new PodInstance(pod, number);

    private static int Count(RenderedCluster cluster, string name) =>
        cluster.All<V2HorizontalPodAutoscaler>().FirstOrDefault(scaler => scaler.Spec.ScaleTargetRef.Name == name)?.Spec.MinReplicas
        ?? cluster.All<V1Deployment>().FirstOrDefault(item => item.Metadata.Name == name)?.Spec.Replicas
        ?? 1;
}
