namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>An endpoint.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Scheme">Of its URL: http, https, tcp, redis, …</param>
/// <param name="Port">On which others reach it; null: as <paramref name="TargetPort"/>.</param>
/// <param name="TargetPort">On which the container listens; null: the deployment tool decides.</param>
/// <param name="IsExternal">Whether it is for the public.</param>
internal sealed record ManifestBinding(string Name, string Scheme, int? Port, int? TargetPort, bool IsExternal);
