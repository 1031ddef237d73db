using OpenMeet.AppHost.Kubernetes.Kustomize;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Overlays;

/// <summary>Numbers of pods; where they follow the load, the least of them.</summary>
internal sealed class ReplicaStep : IClusterStep
{
    public void Apply(ClusterPlan plan)
    {
        foreach (var row in StackTable.Workloads)
        {
            if (!plan.Settings.Replicas.TryGetValue(row.Resource, out var count))
            {
                continue;
            }

            if (row.Scale.Automatic is not { } maximum)
            {
                plan.Replicas.Add(new(row.Resource, count));
                continue;
            }

            List<PatchOperation> operations = [PatchOperation.Replace("/spec/minReplicas", count)];
            if (count > maximum)
            {
                operations.Add(PatchOperation.Replace("/spec/maxReplicas", count));
            }

            plan.Patches.Add(PatchArgs.Of("HorizontalPodAutoscaler", row.Resource, operations));
        }
    }
}
