using k8s;
using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Workloads;

/// <summary>Deployment or StatefulSet: what keeps something is a StatefulSet.</summary>
internal static class WorkloadFactory
{
    /// <summary>A workload's controller.</summary>
    public static IKubernetesObject Create(WorkloadManifest workload, WorkloadRow row, V1PodTemplateSpec template) =>
        PodFactory.StorageOf(workload, row) is { } storage
            ? StatefulSet(row, template, storage)
            : Deployment(row, template);

    /// <summary>Pods that are alike.</summary>
    public static V1Deployment Deployment(WorkloadRow row, V1PodTemplateSpec template) => new()
    {
        ApiVersion = "apps/v1",
        Kind = "Deployment",
        Metadata = Metadata(row),
        Spec = new()
        {
            // Longer than the default: the first start waits for Synapse to make its tables.
            ProgressDeadlineSeconds = 900,
            // The autoscaler's number is not to be reset by each deployment.
            Replicas = row.Scale.Automatic is null ? row.Scale.Minimum : null,
            RevisionHistoryLimit = 5,
            Selector = new() { MatchLabels = StackLabels.Selector(row.Resource) },
            Strategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = 1, MaxUnavailable = 0 } },
            Template = template,
        },
    };

    /// <summary>Pods with names of their own.</summary>
    public static V1StatefulSet StatefulSet(WorkloadRow row, V1PodTemplateSpec template, StorageMount? storage, int replicas = 1) => new()
    {
        ApiVersion = "apps/v1",
        Kind = "StatefulSet",
        Metadata = Metadata(row),
        Spec = new()
        {
            // What people wrote outlives every kubectl delete but that of the volume itself.
            PersistentVolumeClaimRetentionPolicy = storage is null ? null : new() { WhenDeleted = "Retain", WhenScaled = "Retain" },
            PodManagementPolicy = replicas > 1 ? "Parallel" : null,
            Replicas = replicas,
            RevisionHistoryLimit = 5,
            Selector = new() { MatchLabels = StackLabels.Selector(row.Resource) },
            ServiceName = ServiceFactory.HeadlessName(row.Resource),
            Template = template,
            UpdateStrategy = new() { Type = "RollingUpdate" },
            VolumeClaimTemplates = storage is null ? null : [Claim(row, storage)],
        },
    };

    /// <summary>The account of a workload, which may ask nothing of the cluster.</summary>
    public static V1ServiceAccount ServiceAccount(WorkloadRow row) => new()
    {
        ApiVersion = "v1",
        Kind = "ServiceAccount",
        AutomountServiceAccountToken = false,
        Metadata = Metadata(row),
    };

    /// <summary>Name and labels of what belongs to a workload.</summary>
    public static V1ObjectMeta Metadata(WorkloadRow row, string? name = null) => new() { Labels = StackLabels.Of(row), Name = name ?? row.Resource };

    private static V1PersistentVolumeClaim Claim(WorkloadRow row, StorageMount storage) => new()
    {
        ApiVersion = "v1",
        Kind = "PersistentVolumeClaim",
        Metadata = new() { Labels = StackLabels.Of(row), Name = storage.Name },
        Spec = new()
        {
            AccessModes = ["ReadWriteOnce"],
            Resources = new() { Requests = new Dictionary<string, ResourceQuantity> { ["storage"] = new(row.Storage!.DefaultSize) } },
        },
    };
}
