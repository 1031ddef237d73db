using OpenMeet.AppHost.Kubernetes.Expressions;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Network;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.AppHost.Kubernetes.Table;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Overlays;

/// <summary>How the public gets to the gateway, and to nothing else.</summary>
internal sealed class ExposureStep : IClusterStep
{
    /// <summary>For Matrix clients.</summary>
    public const int MatrixNodePort = 30067;

    /// <summary>For browsers.</summary>
    public const int WebNodePort = 30080;

    public void Apply(ClusterPlan plan)
    {
        var exposure = plan.Settings.Exposure;
        var gateway = StackTable.Part(Component.Gateway);
        var binding = Public(plan.Workload(gateway));
        var port = ExpressionResolver.PortOf(binding);
        if (exposure.TrustedNetworks.Count > 0)
        {
            plan.Set(Component.Gateway, "PROXY_TRUSTED_NETWORKS", string.Join(',', exposure.TrustedNetworks));
        }

        if (exposure.Kind == ExposureKind.NodePort)
        {
            plan.Files.AddNamed(ServiceFactory.Create(
                gateway,
                [
                    ServiceFactory.Port("matrix", MatrixNodePort, "http", MatrixNodePort, binding.Name),
                    ServiceFactory.Port("web", WebNodePort, "http", WebNodePort, binding.Name),
                ],
                "NodePort",
                $"{gateway.Resource}-node-ports"));
        }
        else
        {
            foreach (var ingress in IngressFactory.Create(plan, gateway, port))
            {
                plan.Files.AddNamed(ingress);
            }
        }

        plan.Files.AddNamed(PolicyFactory.FromOutside(
            gateway, $"{gateway.Resource}-public", exposure.Kind == ExposureKind.Ingress ? exposure.IngressNamespace : null, PolicyPorts.Tcp(port)));
    }

    private static ManifestBinding Public(WorkloadManifest gateway) => gateway.Bindings.Values.FirstOrDefault(binding => binding.IsExternal)
        ?? throw new DeploymentException($"resources.{gateway.Name}: no endpoint of it is external. Mark the public one with WithExternalHttpEndpoints.");
}
