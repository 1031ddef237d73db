namespace OpenMeet.AppHost.Synapse;

/// <summary>The Matrix homeserver: the image of <c>containers/synapse</c>, configured by environment alone.</summary>
/// <param name="name">Name of the resource.</param>
internal sealed class SynapseResource(string name) : ContainerResource(name), IResourceWithServiceDiscovery
{
    /// <summary>Client-server API, appservice and health (8008).</summary>
    internal const string HttpEndpointName = "http";

    /// <summary>Prometheus metrics (9090); never public.</summary>
    internal const string MetricsEndpointName = "metrics";

    /// <summary>Address of the client-server API.</summary>
    public EndpointReference HttpEndpoint => new(this, HttpEndpointName);
}
