namespace Aspire.Hosting.ApplicationModel;

public static class KnownNetworkIdentifiers
{
    /// <summary>The machine the AppHost runs on.</summary>
    public static readonly NetworkIdentifier LocalhostNetwork = new("localhost");

    public static readonly NetworkIdentifier PublicInternet = new(".");

    /// <summary>The network that all containers of the application share.</summary>
    public static readonly NetworkIdentifier DefaultAspireContainerNetwork = new("aspire-container-network");
}
