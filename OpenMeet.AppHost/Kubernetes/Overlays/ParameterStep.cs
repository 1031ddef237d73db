using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Table;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Overlays;

/// <summary>The variables whose values the settings say: names and URLs of this installation.</summary>
internal sealed class ParameterStep : IClusterStep
{
    public void Apply(ClusterPlan plan)
    {
        foreach (var workload in StackTable.Workloads.Select(plan.Workload))
        {
            foreach (var (name, expression) in EnvironmentBuilder.Build(workload, plan.Resolver).PerCluster)
            {
                plan.EnvironmentOf(workload.Name)[name] = plan.Text(expression, $"resources.{workload.Name}.env.{name}");
            }
        }
    }
}
