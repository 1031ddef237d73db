using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>A parameter whose value stands in the settings.</summary>
/// <param name="Name">The manifest's parameter.</param>
/// <param name="Value">What the settings say.</param>
internal sealed record ClusterParameterRow(string Name, Func<DeploymentSettings, string> Value);
