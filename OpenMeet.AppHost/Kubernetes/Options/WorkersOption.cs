using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Expressions;
using OpenMeet.AppHost.Kubernetes.Kustomize;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Network;
using OpenMeet.AppHost.Kubernetes.Overlays;
using OpenMeet.AppHost.Kubernetes.Table;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Options;

/// <summary>
/// Synapse workers that take <c>/sync</c> from the main process (https://element-hq.github.io/synapse/latest/workers.html). They
/// are the same image with the same settings and a name each, so a StatefulSet gives them names that stay.
/// </summary>
internal sealed class WorkersOption : IClusterStep
{
    private const int ReplicationPort = 9093;

    public void Apply(ClusterPlan plan)
    {
        if (plan.Settings.SyncWorkers == 0)
        {
            return;
        }

        var main = StackTable.Part(Component.Homeserver);
        var cache = StackTable.Part(Component.Cache);
        var (cachePort, cachePassword) = Cache(plan, cache);
        plan.Set(Component.Homeserver, "SYNAPSE_REDIS_HOST", cache.Resource);
        plan.Set(Component.Homeserver, "SYNAPSE_REDIS_PORT", $"{cachePort}");
        plan.Set(Component.Homeserver, "SYNAPSE_MAIN_HOST", main.Resource);
        plan.SetSecret(Component.Homeserver, "SYNAPSE_REDIS_PASSWORD", cachePassword);
        plan.SetSecret(Component.Homeserver, "SYNAPSE_REPLICATION_SECRET", "synapse-replication-secret");
        OpenReplication(plan, main);

        var row = main with
        {
            Resource = $"{main.Resource}-sync",
            Component = Component.HomeserverWorker,
            After = [main.Resource],
            Database = null,
            Scale = Scale.Pods(plan.Settings.SyncWorkers),
            Storage = null,
            // Media lies with the main process; the image declares the folder as a volume.
            Writable = [.. main.Writable, new("/data", "64Mi")],
        };
        var workload = Worker(plan, main, row);
        // By its own name each: the gateway sends a client always to the same one, which has in its cache what the client asks for next.
        for (var number = 0; number < row.Scale.Minimum; number++)
        {
            plan.Set(
                Component.Gateway,
                $"services__{row.Resource}__http__{number}",
                $"http://{row.Resource}-{number}.{ServiceFactory.HeadlessName(row.Resource)}:{ExpressionResolver.PortOf(workload.Bindings["http"])}");
        }

        AddWorkload(plan, main, row, workload);
        AddPolicies(plan, main, cache, row, cachePort);
    }

    private static (int Port, string PasswordKey) Cache(ClusterPlan plan, WorkloadRow cache)
    {
        var binding = plan.Workload(cache).Bindings.Values.First();
        var password = plan.Resolver.Resolve($"{{{cache.Resource}.connectionString}}", cache.Resource).OfType<SecretPart>().Single();
        return (ExpressionResolver.PortOf(binding), password.Key);
    }

    private static void OpenReplication(ClusterPlan plan, WorkloadRow main)
    {
        plan.Patches.Add(PatchArgs.Of("Service", main.Resource, PatchOperation.Add("/spec/ports/-", ServiceFactory.Port("replication", ReplicationPort, "http"))));
        plan.Patches.Add(PatchArgs.Of(ClusterPlan.KindOf(main), main.Resource, PatchOperation.Add("/spec/template/spec/containers/0/ports/-", OptionWorkload.Port("replication", ReplicationPort))));
    }

    private static ContainerManifest Worker(ClusterPlan plan, WorkloadRow main, WorkloadRow row)
    {
        var workload = (ContainerManifest)plan.Workload(main);
        return workload with { Name = row.Resource, Image = StackImages.NameOf(workload), Build = null, Volumes = [] };
    }

    private static void AddWorkload(ClusterPlan plan, WorkloadRow main, WorkloadRow row, ContainerManifest workload)
    {
        var environment = EnvironmentBuilder.Build(workload, plan.Resolver);
        var values = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in environment.Fixed.Concat(plan.EnvironmentOf(main.Resource)))
        {
            values[name] = value;
        }

        V1EnvVar workerName = new() { Name = "SYNAPSE_WORKER_NAME", ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.name" } } };
        var startup = new StartupContainers(plan.Manifest, plan.Resolver);
        var template = PodFactory.Create(workload, row, environment with { Secret = [workerName, .. environment.Secret, .. plan.SecretsOf(main.Resource)] }, startup.For(row));
        plan.ConfigMaps.Add(ConfigMapArgs.Of(PodFactory.ConfigMapOf(row.Resource), values));
        plan.Files.AddNamed(WorkloadFactory.ServiceAccount(row), row.Resource);
        plan.Files.AddNamed(WorkloadFactory.StatefulSet(row, template, storage: null, row.Scale.Minimum), row.Resource);
        plan.Files.AddNamed(ServiceFactory.Headless(row, ServiceFactory.Ports(workload)), row.Resource);
        plan.Files.AddNamed(AvailabilityFactory.DisruptionBudget(row), row.Resource);
    }

    // A worker asks what the main process asks, and the main process itself.
    private static void AddPolicies(ClusterPlan plan, WorkloadRow main, WorkloadRow cache, WorkloadRow row, int cachePort)
    {
        var gateway = StackTable.Part(Component.Gateway);
        var http = ExpressionResolver.PortOf(plan.Workload(main).Bindings["http"]);
        Arrow[] arrows =
        [
            .. ArrowFinder.Find(plan.Manifest, plan.Resolver).Where(arrow => arrow.From == main.Resource).Select(arrow => arrow with { From = row.Resource }),
            new(row.Resource, main.Resource, http),
            new(row.Resource, main.Resource, ReplicationPort),
            new(row.Resource, cache.Resource, cachePort),
            new(main.Resource, cache.Resource, cachePort),
            new(gateway.Resource, row.Resource, http),
        ];
        foreach (var end in StackTable.Workloads.Append(row).Where(end => arrows.Any(arrow => arrow.From == end.Resource || arrow.To == end.Resource)))
        {
            var metrics = end == row && row.MetricsBinding is { } binding ? ExpressionResolver.PortOf(plan.Workload(main).Bindings[binding]) : (int?)null;
            plan.Files.AddNamed(PolicyFactory.Workload(end, arrows, metrics, $"{end.Resource}-workers"), row.Resource);
        }
    }
}
