namespace Aspire.Hosting.ApplicationModel;

public sealed class ContainerNetworkAliasAnnotation(string alias) : IResourceAnnotation
{
    public string Alias { get; } = alias ?? throw new ArgumentNullException(nameof(alias));

    public NetworkIdentifier Network { get; set; } = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;
}
