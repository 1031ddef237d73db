namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>A value that is asked for at deployment, <c>parameter.v0</c>.</summary>
/// <param name="Name">Its key.</param>
/// <param name="IsSecret">Whether it may be seen in nothing but a Secret.</param>
/// <param name="Generate">How a missing value is made; null: the manifest does not say.</param>
/// <param name="Default">A value that is published with the manifest; null: none.</param>
internal sealed record ParameterManifest(string Name, bool IsSecret, ManifestGenerate? Generate, string? Default) : ManifestResource(Name);
