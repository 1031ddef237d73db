namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>Another value in another encoding, <c>annotated.string</c>.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Value">A manifest expression.</param>
/// <param name="Filter">The encoding: <c>uri</c>.</param>
internal sealed record AnnotatedStringManifest(string Name, string Value, string Filter) : ManifestResource(Name);
