namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>A connection string made of others, <c>value.v0</c>: a database of a server, for one.</summary>
/// <param name="Name">Its key.</param>
/// <param name="ConnectionString">A manifest expression.</param>
internal sealed record ValueManifest(string Name, string ConnectionString) : ManifestResource(Name);
