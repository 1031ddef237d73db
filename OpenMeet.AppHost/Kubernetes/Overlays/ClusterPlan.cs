using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Expressions;
using OpenMeet.AppHost.Kubernetes.Kustomize;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Output;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.AppHost.Kubernetes.Table;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Overlays;

/// <summary>An overlay while it is put together: what differs in one cluster.</summary>
internal sealed class ClusterPlan(AppManifest manifest, DeploymentSettings settings)
{
    private readonly OrderedDictionary<string, OrderedDictionary<string, string>> _environment = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, List<V1EnvVar>> _secrets = new(StringComparer.Ordinal);

    public AppManifest Manifest => manifest;

    public DeploymentSettings Settings => settings;

    public ExpressionResolver Resolver { get; } = new(manifest);

    /// <summary>The objects that are there in this cluster only.</summary>
    public FileSet Files { get; } = new($"{OverlayGenerator.Folder}/{settings.Environment}");

    public List<PatchArgs> Patches { get; } = [];

    public List<ImageArgs> Images { get; } = [];

    public List<ReplicaArgs> Replicas { get; } = [];

    /// <summary>ConfigMaps of objects that are there in this cluster only.</summary>
    public List<ConfigMapArgs> ConfigMaps { get; } = [];

    /// <summary>What this cluster adds to the ConfigMaps of the base, by resource.</summary>
    public IEnumerable<KeyValuePair<string, OrderedDictionary<string, string>>> Environment => _environment;

    /// <summary>The text of a manifest expression in this cluster.</summary>
    public string Text(string expression, string place) => string.Concat(Resolver.Resolve(expression, place).Select(part => part switch
    {
        LiteralPart literal => literal.Text,
        ClusterPart cluster => StackTable.ClusterParameters.Single(row => row.Name == cluster.Parameter).Value(settings),
        _ => throw new DeploymentException($"{place}: a secret cannot stand in an overlay. Pass it in a variable of its own."),
    }));

    /// <summary>The workload of a row.</summary>
    public WorkloadManifest Workload(WorkloadRow row) => (WorkloadManifest)manifest.Require(row.Resource, settings.Environment);

    /// <summary>What this cluster adds to the environment of a resource.</summary>
    public OrderedDictionary<string, string> EnvironmentOf(string resource) =>
        _environment.TryGetValue(resource, out var values) ? values : _environment[resource] = new(StringComparer.Ordinal);

    /// <summary>The secrets that this cluster adds to the environment of a resource.</summary>
    public IReadOnlyList<V1EnvVar> SecretsOf(string resource) => _secrets.TryGetValue(resource, out var variables) ? variables : [];

    /// <summary>Sets a variable of the workload that plays a part.</summary>
    public void Set(Component component, string name, string value) => EnvironmentOf(StackTable.Part(component).Resource)[name] = value;

    /// <summary>Sets a variable of the workload that plays a part to a key of the Secret.</summary>
    public void SetSecret(Component component, string name, string key)
    {
        var row = StackTable.Part(component);
        var variable = EnvironmentBuilder.FromSecret(name, key);
        (_secrets.TryGetValue(row.Resource, out var variables) ? variables : _secrets[row.Resource] = []).Add(variable);
        Patches.Add(PatchArgs.Of(KindOf(row), row.Resource, PatchOperation.Add("/spec/template/spec/containers/0/env/-", variable)));
    }

    /// <summary>The kind of a workload's controller.</summary>
    public static string KindOf(WorkloadRow row) => row.Storage is null ? "Deployment" : "StatefulSet";
}
