using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Overlays;
using OpenMeet.AppHost.Kubernetes.Table;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Options;

/// <summary>A workload that is in no manifest: one that an option brings.</summary>
internal static class OptionWorkload
{
    /// <summary>A container of the option's image.</summary>
    public static V1Container Container(WorkloadRow row, params string[] capabilities) =>
        PodFactory.Container(row, OptionImages.All[row.Resource], capabilities);

    /// <summary>Adds account, Deployment and Services, in a folder of the option.</summary>
    public static void Add(ClusterPlan plan, string folder, WorkloadRow row, V1Container container, params V1Service[] services)
    {
        plan.Files.AddNamed(WorkloadFactory.ServiceAccount(row), folder);
        plan.Files.AddNamed(WorkloadFactory.Deployment(row, PodFactory.Template(row, container)), folder);
        foreach (var service in services)
        {
            plan.Files.AddNamed(service, folder);
        }

        if (plan.Settings.Images.Digests.TryGetValue(row.Resource, out var digest))
        {
            plan.Images.Add(new(StackImages.WithoutTag(container.Image), Digest: digest));
        }
    }

    /// <summary>A port of a container.</summary>
    public static V1ContainerPort Port(string name, int port, string protocol = "TCP") => new() { ContainerPort = port, Name = name, Protocol = protocol };

    /// <summary>A port of a Service, of the same number as the container's.</summary>
    public static V1ServicePort ServicePort(string name, int port, string protocol = "TCP") =>
        new() { Name = name, Port = port, Protocol = protocol, TargetPort = port };
}
