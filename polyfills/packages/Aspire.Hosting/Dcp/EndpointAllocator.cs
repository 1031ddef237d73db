using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>Gives endpoints of the model the addresses at which they are reached, one for each network.</summary>
internal static class EndpointAllocator
{
    public const string ContainerDomain = "dev.internal";
    public const string TunnelHost = "aspire." + ContainerDomain;

    /// <summary>The address for the host, and for a container the one for other containers.</summary>
    /// <returns>Whether the service had an address.</returns>
    public static bool TryAllocate(ServiceResource service)
    {
        if (service.Endpoint.AllocatedEndpoint is not null)
        {
            return true;
        }

        if (service.Service is not { AllocatedPort: > 0 and var port, AllocatedAddress.Length: > 0 })
        {
            return false;
        }

        var (host, mode) = TargetHosts.Normalize(service.Endpoint.TargetHost);
        if (service.Resource.IsContainer())
        {
            Add(service, $"{service.Resource.Name}.{ContainerDomain}", service.Endpoint.TargetPort!.Value, KnownNetworkIdentifiers.DefaultAspireContainerNetwork);
        }

        service.Endpoint.AllocatedEndpoint = new AllocatedEndpoint(
            service.Endpoint, host, port, mode, TargetPortExpression(service.Service), KnownNetworkIdentifiers.LocalhostNetwork);
        return true;
    }

    /// <summary>The address for containers of an endpoint on the host, behind the tunnel or the runtime's bridge.</summary>
    public static void AllocateForContainers(ServiceResource service, string host, int port) =>
        Add(service, host, port, KnownNetworkIdentifiers.DefaultAspireContainerNetwork);

    public static bool AreAllocated(IResource resource) =>
        resource.Annotations.OfType<EndpointAnnotation>().All(e => e.AllocatedEndpoint is not null);

    private static void Add(ServiceResource service, string host, int port, NetworkIdentifier network) =>
        service.Endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            network,
            new AllocatedEndpoint(
                service.Endpoint, host, port, EndpointBindingMode.SingleAddress, TargetPortExpression(service.Service), network));

    // DCP puts the port in that an instance has to listen on, when it starts the instance.
    private static string TargetPortExpression(Service service) => $$$"""{{- portForServing "{{{service.Metadata.Name}}}" -}}""";
}
