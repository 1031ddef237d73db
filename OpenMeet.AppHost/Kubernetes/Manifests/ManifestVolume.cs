namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>A named volume of a container.</summary>
/// <param name="Name">Unique in the manifest.</param>
/// <param name="Target">Where it is mounted.</param>
/// <param name="ReadOnly">Whether the container may only read it.</param>
internal sealed record ManifestVolume(string Name, string Target, bool ReadOnly);
