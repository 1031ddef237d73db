using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Commands;

/// <summary>Reads and validates the settings of an environment.</summary>
/// <param name="path">The file, <c>deploy/&lt;environment&gt;.yaml</c>.</param>
/// <param name="cancellationToken">Stops the reading.</param>
/// <exception cref="DeploymentException">Something is missing or invalid.</exception>
internal delegate Task<DeploymentSettings> SettingsLoader(string path, CancellationToken cancellationToken);
