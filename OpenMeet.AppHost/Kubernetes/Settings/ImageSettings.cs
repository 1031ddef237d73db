namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>Where the images that this solution builds are pulled from. Upstream images keep the name that the manifest gives.</summary>
/// <param name="Registry">Registry and path, without a slash at the end: <c>ghcr.io/openmeet-team</c>.</param>
/// <param name="Tag">The version of all of them; never <c>latest</c>.</param>
/// <param name="Digests">Digests by resource (<c>sha256:…</c>), which then decide instead of the tag. Upstream images may have one too.</param>
/// <param name="PullSecret">Name of a Secret with the registry's credentials; null: none.</param>
internal sealed record ImageSettings(string Registry, string Tag, IReadOnlyDictionary<string, string> Digests, string? PullSecret);
