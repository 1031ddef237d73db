using k8s;
using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Overlays;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Generation;

/// <summary>
/// The server name can never change: every id of a user, a room and an event ends with it, and other servers remember its keys.
/// The overlay that was written last records it.
/// </summary>
internal static class ServerNameCheck
{
    /// <exception cref="DeploymentException">The settings have another name than the overlay that is there.</exception>
    public static async Task CheckAsync(string output, string settingsFolder, IReadOnlyList<DeploymentSettings> settings, CancellationToken cancellationToken)
    {
        List<string> problems = [];
        foreach (var cluster in settings)
        {
            var overlay = $"{output}/{OverlayGenerator.Folder}/{cluster.Environment}";
            if (await RecordedAsync($"{overlay}/namespace.yaml", cancellationToken) is { } recorded && recorded != cluster.ServerName)
            {
                problems.Add($"{Path.Combine(settingsFolder, cluster.Environment)}.yaml: serverName: it was '{recorded}' when this cluster was deployed and can never change, since every Matrix id ends with it. "
                    + $"Write '{recorded}' again; to begin anew without any user and room, delete {overlay} and the cluster's volumes.");
            }
        }

        if (problems.Count > 0)
        {
            throw new DeploymentException(problems);
        }
    }

    private static async Task<string?> RecordedAsync(string path, CancellationToken cancellationToken) => File.Exists(path)
        ? KubernetesYaml.Deserialize<V1Namespace>(await File.ReadAllTextAsync(path, cancellationToken))
            .Metadata?.Annotations?.TryGetValue(StackLabels.ServerName, out var name) == true ? name : null
        : null;
}
