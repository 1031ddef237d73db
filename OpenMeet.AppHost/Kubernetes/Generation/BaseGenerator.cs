using OpenMeet.AppHost.Kubernetes.Expressions;
using OpenMeet.AppHost.Kubernetes.Kustomize;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Network;
using OpenMeet.AppHost.Kubernetes.Output;
using OpenMeet.AppHost.Kubernetes.Table;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Generation;

/// <summary>The base: what is the same in every cluster. It deploys nothing by itself; registry, versions and names come with an overlay.</summary>
internal sealed class BaseGenerator(AppManifest manifest)
{
    /// <summary>Its folder below the output.</summary>
    public const string Folder = "base";

    private readonly ExpressionResolver _resolver = new(manifest);

    /// <summary>The files of the base.</summary>
    public IReadOnlyList<GeneratedFile> Generate()
    {
        var arrows = ArrowFinder.Find(manifest, _resolver);
        var startup = new StartupContainers(manifest, _resolver);
        var workloads = StackTable.Workloads.Select(row => Workload(row, arrows, startup)).ToList();

        var root = new FileSet(Folder);
        root.AddNamed(PolicyFactory.DefaultDeny());
        root.AddNamed(PolicyFactory.Dns());
        string[] scripts = ["ensure-database.sh", "wait-for.sh"];
        foreach (var script in scripts)
        {
            root.AddScript($"startup/{script}", StartupScripts.Read(script));
        }

        root.Add(new Kustomization
        {
            ConfigMapGenerator = [new() { Name = StartupContainers.Scripts, Files = [.. scripts.Select(script => $"startup/{script}")] }],
            GeneratorOptions = new(StackLabels.Common()),
            Resources = [.. root.Resources, .. StackTable.Workloads.Select(row => row.Resource)],
        });
        return [.. root.Files, .. workloads.SelectMany(files => files)];
    }

    private IReadOnlyList<GeneratedFile> Workload(WorkloadRow row, IReadOnlyList<Arrow> arrows, StartupContainers startup)
    {
        var workload = (WorkloadManifest)manifest.Require(row.Resource, "table");
        var environment = EnvironmentBuilder.Build(workload, _resolver);
        var ports = ServiceFactory.Ports(workload);
        var files = new FileSet($"{Folder}/{row.Resource}");
        files.Add(WorkloadFactory.ServiceAccount(row));
        files.Add(WorkloadFactory.Create(workload, row, PodFactory.Create(workload, row, environment, startup.For(row))));
        files.Add(ServiceFactory.Create(row, ports));
        if (row.Storage is not null)
        {
            files.AddNamed(ServiceFactory.Headless(row, ports));
        }

        files.Add(PolicyFactory.Workload(row, arrows, row.MetricsBinding is { } metrics ? ExpressionResolver.PortOf(workload.Bindings[metrics]) : null));
        if (!row.Scale.IsSingle)
        {
            files.Add(AvailabilityFactory.DisruptionBudget(row));
        }

        if (row.Scale.Automatic is { } maximum)
        {
            files.Add(AvailabilityFactory.Autoscaler(row, maximum));
        }

        files.Add(new Kustomization
        {
            ConfigMapGenerator = environment.Fixed.Count + environment.PerCluster.Count > 0
                ? [ConfigMapArgs.Of(PodFactory.ConfigMapOf(row.Resource), environment.Fixed)]
                : null,
            GeneratorOptions = new(StackLabels.Of(row)),
            Resources = files.Resources,
        });
        return files.Files;
    }
}
