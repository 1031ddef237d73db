using k8s.Models;

namespace OpenMeet.AppHost.Kubernetes.Workloads;

/// <summary>The environment variables of one container, by where their values stand.</summary>
/// <param name="Fixed">The same in every cluster: the workload's ConfigMap in the base.</param>
/// <param name="PerCluster">Said by the settings: merged into that ConfigMap by an overlay. Values are manifest expressions.</param>
/// <param name="Secret">With a secret in them: in the pod, by reference to the Secret.</param>
internal sealed record WorkloadEnvironment(
    IReadOnlyDictionary<string, string> Fixed,
    IReadOnlyDictionary<string, string> PerCluster,
    IReadOnlyList<V1EnvVar> Secret);
