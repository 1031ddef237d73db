using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Expressions;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Workloads;

/// <summary>The in-cluster addresses.</summary>
internal static class ServiceFactory
{
    /// <summary>The Service that gives the pods of a StatefulSet their names.</summary>
    public static string HeadlessName(string resource) => $"{resource}-pods";

    /// <summary>The ports of a workload's endpoints.</summary>
    public static IReadOnlyList<V1ServicePort> Ports(WorkloadManifest workload) => [.. workload.Bindings.Values.Select(binding => Port(
        binding.Name, binding.Port ?? ExpressionResolver.PortOf(binding), binding.Scheme is "http" ? "http" : null))];

    /// <summary>A port whose name is that of the container's.</summary>
    public static V1ServicePort Port(string name, int port, string? protocol = null, int? nodePort = null, string? target = null) => new()
    {
        AppProtocol = protocol,
        Name = name,
        NodePort = nodePort,
        Port = port,
        Protocol = "TCP",
        TargetPort = target ?? name,
    };

    /// <summary>The address that others use.</summary>
    public static V1Service Create(WorkloadRow row, IReadOnlyList<V1ServicePort> ports, string type = "ClusterIP", string? name = null) => new()
    {
        ApiVersion = "v1",
        Kind = "Service",
        Metadata = WorkloadFactory.Metadata(row, name),
        Spec = new() { Ports = [.. ports], Selector = StackLabels.Selector(row.Resource), Type = type },
    };

    /// <summary>The names of a StatefulSet's pods, which exist before the pods are ready.</summary>
    public static V1Service Headless(WorkloadRow row, IReadOnlyList<V1ServicePort> ports)
    {
        var service = Create(row, ports, name: HeadlessName(row.Resource));
        service.Spec.ClusterIP = "None";
        service.Spec.PublishNotReadyAddresses = true;
        return service;
    }
}
