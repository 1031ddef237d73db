using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Workloads;

/// <summary>What keeps enough pods there.</summary>
internal static class AvailabilityFactory
{
    /// <summary>While nodes are drained, one pod at a time goes. It never blocks a drain, not even of a single pod.</summary>
    public static V1PodDisruptionBudget DisruptionBudget(WorkloadRow row) => new()
    {
        ApiVersion = "policy/v1",
        Kind = "PodDisruptionBudget",
        Metadata = WorkloadFactory.Metadata(row),
        Spec = new()
        {
            MaxUnavailable = 1,
            Selector = new() { MatchLabels = StackLabels.Selector(row.Resource) },
            // A pod that cannot become ready is no reason to keep a node.
            UnhealthyPodEvictionPolicy = "AlwaysAllow",
        },
    };

    /// <summary>More pods under load; fewer only after five quiet minutes, since each that goes cuts its connections.</summary>
    public static V2HorizontalPodAutoscaler Autoscaler(WorkloadRow row, int maximum) => new()
    {
        ApiVersion = "autoscaling/v2",
        Kind = "HorizontalPodAutoscaler",
        Metadata = WorkloadFactory.Metadata(row),
        Spec = new()
        {
            Behavior = new()
            {
                ScaleDown = new()
                {
                    Policies = [new() { PeriodSeconds = 120, Type = "Pods", Value = 1 }],
                    StabilizationWindowSeconds = 300,
                },
            },
            MaxReplicas = maximum,
            Metrics = [new() { Type = "Resource", Resource = new() { Name = "cpu", Target = new() { AverageUtilization = 70, Type = "Utilization" } } }],
            MinReplicas = row.Scale.Minimum,
            ScaleTargetRef = new() { ApiVersion = "apps/v1", Kind = "Deployment", Name = row.Resource },
        },
    };
}
