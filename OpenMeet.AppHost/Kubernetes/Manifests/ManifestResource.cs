namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>One entry of a manifest's <c>resources</c>.</summary>
/// <param name="Name">Its key.</param>
internal abstract record ManifestResource(string Name);
