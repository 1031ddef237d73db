using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Generation;
using OpenMeet.AppHost.Kubernetes.Kustomize;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Options;
using OpenMeet.AppHost.Kubernetes.Output;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Overlays;

/// <summary>The overlay of one cluster.</summary>
internal static class OverlayGenerator
{
    /// <summary>The folder of all overlays below the output.</summary>
    public const string Folder = "overlays";

    // Workers come last: they take over what the others have given to the homeserver.
    private static readonly IClusterStep[] Steps =
    [
        new ParameterStep(), new ImageStep(), new StorageStep(), new ReplicaStep(), new ExposureStep(),
        new FederationOption(), new TurnOption(), new MatrixRtcOption(), new WorkersOption(),
    ];

    /// <summary>The files of the overlay.</summary>
    public static IReadOnlyList<GeneratedFile> Generate(AppManifest manifest, DeploymentSettings settings)
    {
        var plan = new ClusterPlan(manifest, settings);
        plan.Files.Add(Namespace(settings));
        foreach (var step in Steps)
        {
            step.Apply(plan);
        }

        plan.Files.Add(new Kustomization
        {
            ConfigMapGenerator = [.. plan.Environment.Select(values => ConfigMapArgs.Of(PodFactory.ConfigMapOf(values.Key), values.Value, "merge")), .. plan.ConfigMaps],
            GeneratorOptions = new(StackLabels.Common()),
            Images = plan.Images,
            Labels = [new(new Dictionary<string, string> { ["openmeet.io/environment"] = settings.Environment })],
            Namespace = settings.Namespace,
            Patches = NullIfEmpty(plan.Patches),
            Replicas = NullIfEmpty(plan.Replicas),
            Resources = [$"../../{BaseGenerator.Folder}", .. plan.Files.Resources],
        });
        return plan.Files.Files;
    }

    // Pods that ask for more than the restricted profile allows are refused, whoever makes them.
    private static V1Namespace Namespace(DeploymentSettings settings) => new()
    {
        ApiVersion = "v1",
        Kind = "Namespace",
        Metadata = new()
        {
            Annotations = new Dictionary<string, string> { [StackLabels.ServerName] = settings.ServerName },
            Labels = new Dictionary<string, string>(StackLabels.Common())
            {
                ["pod-security.kubernetes.io/audit"] = "restricted",
                ["pod-security.kubernetes.io/enforce"] = "restricted",
                ["pod-security.kubernetes.io/warn"] = "restricted",
            },
            Name = settings.Namespace,
        },
    };

    private static List<T>? NullIfEmpty<T>(List<T> list) => list.Count == 0 ? null : list;
}
