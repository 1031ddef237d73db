using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Expressions;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Workloads;

/// <summary>The pod of a workload.</summary>
internal static class PodFactory
{
    /// <param name="workload">What the manifest says of it.</param>
    /// <param name="row">What the table says of it.</param>
    /// <param name="environment">Its variables.</param>
    /// <param name="startup">What runs before it.</param>
    public static V1PodTemplateSpec Create(
        WorkloadManifest workload, WorkloadRow row, WorkloadEnvironment environment, IReadOnlyList<V1Container> startup)
    {
        var container = Container(workload, row, environment);
        var template = Template(row, container);
        if (startup.Count > 0)
        {
            template.Spec.InitContainers = [.. startup];
            template.Spec.Volumes.Add(StartupContainers.Volume());
            if (row.Writable.All(folder => folder.Path != "/tmp"))
            {
                template.Spec.Volumes.Add(Volume(new("/tmp", "16Mi")));
            }
        }

        return template;
    }

    /// <summary>A pod of one container.</summary>
    public static V1PodTemplateSpec Template(WorkloadRow row, V1Container container) => new()
    {
        Metadata = new() { Labels = StackLabels.Of(row) },
        Spec = new()
        {
            AutomountServiceAccountToken = false,
            Containers = [container],
            // Else a Service called "redis" would set REDIS_PORT=tcp://… in every pod.
            EnableServiceLinks = false,
            SecurityContext = ContainerSecurity.Pod(row.Account),
            ServiceAccountName = row.Resource,
            TerminationGracePeriodSeconds = row.GraceSeconds,
            TopologySpreadConstraints = row.Scale.IsSingle ? null : [Spread(row, "kubernetes.io/hostname"), Spread(row, "topology.kubernetes.io/zone")],
            Volumes = [.. row.Writable.Select(Volume)],
        },
    };

    /// <summary>A container as the table describes it, without environment and ports.</summary>
    public static V1Container Container(WorkloadRow row, string image, params string[] capabilities)
    {
        var container = new V1Container
        {
            Name = row.Resource,
            Image = image,
            ImagePullPolicy = "IfNotPresent",
            Resources = Resources(row.Needs),
            SecurityContext = ContainerSecurity.Container(row.Account, capabilities),
            VolumeMounts = [.. row.Writable.Select(Mount)],
        };
        ProbeFactory.AddTo(container, row.Probes);
        return container;
    }

    /// <summary>Requests and limits.</summary>
    public static V1ResourceRequirements Resources(ResourceNeeds needs) => new()
    {
        Limits = new Dictionary<string, ResourceQuantity> { ["memory"] = new(needs.MemoryLimit) },
        Requests = new Dictionary<string, ResourceQuantity> { ["cpu"] = new(needs.Cpu), ["memory"] = new(needs.Memory) },
    };

    /// <summary>Where a writable folder is in a container.</summary>
    public static V1VolumeMount Mount(WritableFolder folder) => new() { MountPath = folder.Path, Name = NameOf(folder) };

    private static V1Container Container(WorkloadManifest workload, WorkloadRow row, WorkloadEnvironment environment)
    {
        var result = Container(row, StackImages.NameOf(workload));
        result.Ports = [.. workload.Bindings.Values.Select(binding => new V1ContainerPort { ContainerPort = ExpressionResolver.PortOf(binding), Name = binding.Name, Protocol = "TCP" })];
        result.Env = environment.Secret.Count > 0 ? [.. environment.Secret] : null;
        result.EnvFrom = environment.Fixed.Count + environment.PerCluster.Count > 0
            ? [new() { ConfigMapRef = new() { Name = ConfigMapOf(workload.Name) } }]
            : null;
        if (workload is ContainerManifest container)
        {
            result.Command = container.Entrypoint is { } entrypoint ? [entrypoint] : null;
            result.Args = container.Args.Count > 0 ? [.. container.Args.Select(EnvironmentBuilder.Escape)] : null;
        }

        if (StorageOf(workload, row) is { } storage)
        {
            result.VolumeMounts.Add(new() { MountPath = storage.Path, Name = storage.Name });
        }

        return result;
    }

    /// <summary>The ConfigMap of a workload's environment.</summary>
    public static string ConfigMapOf(string resource) => $"{resource}-config";

    /// <summary>The persistent volume of a workload; null: none.</summary>
    public static StorageMount? StorageOf(WorkloadManifest workload, WorkloadRow row) => row.Storage is null
        ? null
        : row.Storage.Missing ?? (workload as ContainerManifest)?.Volumes.Select(volume => new StorageMount(volume.Name, volume.Target)).Single();

    // One node or zone that fails takes few pods with it; where there is only one, all run there.
    private static V1TopologySpreadConstraint Spread(WorkloadRow row, string key) => new()
    {
        LabelSelector = new() { MatchLabels = StackLabels.Selector(row.Resource) },
        MaxSkew = 1,
        TopologyKey = key,
        WhenUnsatisfiable = "ScheduleAnyway",
    };

    private static V1Volume Volume(WritableFolder folder) => new()
    {
        Name = NameOf(folder),
        EmptyDir = new() { Medium = folder.InMemory ? "Memory" : null, SizeLimit = new(folder.Size) },
    };

    private static string NameOf(WritableFolder folder) => folder.Path.Trim('/').Replace('/', '-');
}
