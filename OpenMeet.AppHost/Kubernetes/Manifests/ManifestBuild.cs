namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>How an image is built.</summary>
/// <param name="Context">Build context, relative to the manifest.</param>
/// <param name="Dockerfile">Relative to the manifest.</param>
/// <param name="Args">Build arguments.</param>
internal sealed record ManifestBuild(string Context, string Dockerfile, IReadOnlyDictionary<string, string> Args);
