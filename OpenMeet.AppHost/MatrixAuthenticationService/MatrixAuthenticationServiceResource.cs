namespace OpenMeet.AppHost.MatrixAuthenticationService;

/// <summary>MAS: the OAuth 2.0 server of the homeserver; the image of <c>containers/mas</c>.</summary>
/// <param name="name">Name of the resource.</param>
/// <param name="synapseSecret">The secret that MAS and Synapse share, in both directions.</param>
internal sealed class MatrixAuthenticationServiceResource(string name, ParameterResource synapseSecret)
    : ContainerResource(name), IResourceWithServiceDiscovery
{
    /// <summary>Discovery, sign-in, OAuth, compatibility layer, account pages (8080).</summary>
    internal const string HttpEndpointName = "http";

    /// <summary>Health, admin API, token endpoint for services and introspection (8081); never public.</summary>
    internal const string InternalEndpointName = "internal";

    /// <summary>Id of the upstream provider OpenMeet.Oidc; part of its redirect URI, so it never changes.</summary>
    internal const string UpstreamProviderId = "01K0PENMEET0PENXDDXCT00003";

    /// <summary>Secret shared with Synapse.</summary>
    public ParameterResource SynapseSecret { get; } = synapseSecret;

    /// <summary>Address of what the Proxy makes public.</summary>
    public EndpointReference HttpEndpoint => new(this, HttpEndpointName);

    /// <summary>Address of the internal listener.</summary>
    public EndpointReference InternalEndpoint => new(this, InternalEndpointName);
}
