using OpenMeet.AppHost.MatrixAuthenticationService;
using OpenMeet.AppHost.Secrets;
using OpenMeet.AppHost.Storage;
using OpenMeet.AppHost.Synapse;

namespace Aspire.Hosting;

/// <summary>Adds and configures MAS. The variables are those of <c>containers/mas</c>.</summary>
internal static class MatrixAuthenticationServiceBuilderExtensions
{
    /// <summary>Adds MAS with its database and keys.</summary>
    public static IResourceBuilder<MatrixAuthenticationServiceResource> AddMatrixAuthenticationService(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        IResourceBuilder<PostgresDatabaseResource> database,
        IResourceBuilder<ParameterResource> serverName)
    {
        var synapseSecret = builder.AddPassword($"{name}-synapse-secret");
        return builder.AddResource(new MatrixAuthenticationServiceResource(name, synapseSecret.Resource))
            .WithStackImage(
                "mas",
                MatrixAuthenticationServiceContainerImageTags.Registry,
                MatrixAuthenticationServiceContainerImageTags.Image,
                MatrixAuthenticationServiceContainerImageTags.Tag)
            .WithHttpEndpoint(targetPort: 8080, name: MatrixAuthenticationServiceResource.HttpEndpointName)
            .WithHttpEndpoint(targetPort: 8081, name: MatrixAuthenticationServiceResource.InternalEndpointName)
            .WithHttpHealthCheck("/health", endpointName: MatrixAuthenticationServiceResource.InternalEndpointName)
            .WithEnvironment("MATRIX_SERVER_NAME", serverName)
            .WithDatabaseSettings(database)
            .WithEnvironment("MAS_SYNAPSE_SECRET", synapseSecret)
            .WithEnvironment("MAS_ENCRYPTION_KEY", builder.AddGeneratedSecret($"{name}-encryption-key", new HexKeyDefault(32)))
            .WithEnvironment("MAS_SIGNING_KEY", builder.AddGeneratedSecret($"{name}-signing-key", new RsaKeyDefault()));
    }

    /// <summary>Sets the public base, which is the issuer of Matrix access.</summary>
    public static IResourceBuilder<MatrixAuthenticationServiceResource> WithPublicUrl(
        this IResourceBuilder<MatrixAuthenticationServiceResource> mas, ReferenceExpression url) =>
        mas.WithEnvironment("MAS_PUBLIC_URL", url);

    /// <summary>Tells where the homeserver is.</summary>
    public static IResourceBuilder<MatrixAuthenticationServiceResource> WithHomeserver(
        this IResourceBuilder<MatrixAuthenticationServiceResource> mas, IResourceBuilder<SynapseResource> synapse) =>
        mas.WithEnvironment("SYNAPSE_URL", synapse.Resource.HttpEndpoint);

    /// <summary>
    /// Makes OpenMeet.Oidc the only way to sign in: browsers go to the public issuer, MAS itself to the internal address.
    /// </summary>
    public static IResourceBuilder<MatrixAuthenticationServiceResource> WithUpstreamOidc(
        this IResourceBuilder<MatrixAuthenticationServiceResource> mas,
        EndpointReference oidc,
        ReferenceExpression issuer,
        OAuthClient client) =>
        mas.WithEnvironment("MAS_UPSTREAM_PROVIDER_ID", MatrixAuthenticationServiceResource.UpstreamProviderId)
            .WithEnvironment("OIDC_ISSUER", issuer)
            .WithEnvironment("OIDC_INTERNAL_URL", oidc)
            .WithEnvironment("OIDC_MAS_CLIENT_ID", client.Id)
            .WithEnvironment("OIDC_MAS_CLIENT_SECRET", client.Secret);

    /// <summary>The client that may use MAS's admin API.</summary>
    public static IResourceBuilder<MatrixAuthenticationServiceResource> WithAdminClient(
        this IResourceBuilder<MatrixAuthenticationServiceResource> mas, OAuthClient client) =>
        mas.WithEnvironment("MAS_ADMIN_CLIENT_ID", client.Id)
            .WithEnvironment("MAS_ADMIN_CLIENT_SECRET", client.Secret);

    /// <summary>Whether clients on plain http and localhost may register; development only.</summary>
    public static IResourceBuilder<MatrixAuthenticationServiceResource> WithInsecureClients(
        this IResourceBuilder<MatrixAuthenticationServiceResource> mas, bool allow) =>
        mas.WithEnvironment("MAS_ALLOW_INSECURE_CLIENTS", allow ? "true" : "false");
}
