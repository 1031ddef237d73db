using OpenMeet.AppHost.MatrixAuthenticationService;
using OpenMeet.AppHost.Secrets;
using OpenMeet.AppHost.Storage;
using OpenMeet.AppHost.Synapse;

namespace Aspire.Hosting;

/// <summary>Adds and configures Synapse. The variables are those of <c>containers/synapse</c>.</summary>
internal static class SynapseBuilderExtensions
{
    /// <summary>
    /// Adds Synapse with its database, secrets and server name. The signing key is a parameter, so that it outlives the volume.
    /// </summary>
    public static IResourceBuilder<SynapseResource> AddSynapse(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        IResourceBuilder<PostgresDatabaseResource> database,
        IResourceBuilder<ParameterResource> serverName)
    {
        return builder.AddResource(new SynapseResource(name))
            .WithStackImage("synapse", SynapseContainerImageTags.Registry, SynapseContainerImageTags.Image, SynapseContainerImageTags.Tag)
            .WithHttpEndpoint(targetPort: 8008, name: SynapseResource.HttpEndpointName)
            .WithHttpEndpoint(targetPort: 9090, name: SynapseResource.MetricsEndpointName)
            .WithHttpHealthCheck("/health", endpointName: SynapseResource.HttpEndpointName)
            .WithEnvironment("SYNAPSE_SERVER_NAME", serverName)
            .WithDatabaseSettings(database)
            .WithEnvironment("SYNAPSE_SIGNING_KEY", builder.AddGeneratedSecret($"{name}-signing-key", new SynapseSigningKeyDefault()))
            .WithEnvironment("SYNAPSE_MACAROON_SECRET_KEY", builder.AddGeneratedSecret($"{name}-macaroon-secret-key", new HexKeyDefault(32)))
            .WithEnvironment("SYNAPSE_FORM_SECRET", builder.AddGeneratedSecret($"{name}-form-secret", new HexKeyDefault(32)))
            .WithEnvironment("SYNAPSE_REGISTRATION_SHARED_SECRET", builder.AddGeneratedSecret($"{name}-registration-shared-secret", new HexKeyDefault(32)));
    }

    /// <summary>Sets the public base URL of the client-server API.</summary>
    public static IResourceBuilder<SynapseResource> WithPublicUrl(this IResourceBuilder<SynapseResource> synapse, ReferenceExpression url) =>
        synapse.WithEnvironment("SYNAPSE_PUBLIC_BASEURL", url);

    /// <summary>Delegates authentication to MAS, over its internal listener.</summary>
    public static IResourceBuilder<SynapseResource> WithMatrixAuthenticationService(
        this IResourceBuilder<SynapseResource> synapse, IResourceBuilder<MatrixAuthenticationServiceResource> mas) =>
        synapse.WithEnvironment("MAS_ENDPOINT", mas.Resource.InternalEndpoint)
            .WithEnvironment("MAS_SYNAPSE_SECRET", mas.Resource.SynapseSecret);

    /// <summary>Registers the application service that receives every event and may act for every local user.</summary>
    public static IResourceBuilder<SynapseResource> WithAppservice(
        this IResourceBuilder<SynapseResource> synapse, EndpointReference endpoint, AppserviceTokens tokens) =>
        synapse.WithEnvironment("APPSERVICE_URL", endpoint)
            .WithEnvironment("APPSERVICE_AS_TOKEN", tokens.As)
            .WithEnvironment("APPSERVICE_HS_TOKEN", tokens.Hs);

    /// <summary>Keeps media across runs.</summary>
    public static IResourceBuilder<SynapseResource> WithStackDataVolume(this IResourceBuilder<SynapseResource> synapse, string name) =>
        synapse.WithVolumeUnlessEphemeral(name, "/data");
}
