using OpenMeet.AppHost.Kubernetes.Kustomize;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Overlays;

/// <summary>Class and sizes of persistent volumes.</summary>
internal sealed class StorageStep : IClusterStep
{
    private const string Claim = "/spec/volumeClaimTemplates/0/spec";

    public void Apply(ClusterPlan plan)
    {
        foreach (var row in StackTable.Workloads.Where(row => row.Storage is not null))
        {
            List<PatchOperation> operations = [];
            if (plan.Settings.Storage.Class is { } storageClass)
            {
                operations.Add(PatchOperation.Add($"{Claim}/storageClassName", storageClass));
            }

            if (plan.Settings.Storage.Sizes.TryGetValue(row.Resource, out var size) && size != row.Storage!.DefaultSize)
            {
                operations.Add(PatchOperation.Replace($"{Claim}/resources/requests/storage", size));
            }

            if (operations.Count > 0)
            {
                plan.Patches.Add(PatchArgs.Of(ClusterPlan.KindOf(row), row.Resource, operations));
            }
        }
    }
}
