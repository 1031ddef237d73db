namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>
/// An Aspire manifest as it was read: what the AppHost says of itself, and the only thing that the deployment is made from.
/// </summary>
/// <param name="Resources">By name, in the manifest's order.</param>
internal sealed record AppManifest(IReadOnlyDictionary<string, ManifestResource> Resources)
{
    /// <summary>The resources of one kind, in the manifest's order.</summary>
    public IEnumerable<T> OfKind<T>()
        where T : ManifestResource => Resources.Values.OfType<T>();

    /// <summary>The resource of a name.</summary>
    /// <exception cref="DeploymentException">There is none.</exception>
    public ManifestResource Require(string name, string neededBy) => Resources.TryGetValue(name, out var resource)
        ? resource
        : throw new DeploymentException($"{neededBy}: the manifest has no resource '{name}'. Generate it again with the AppHost.");
}
