using OpenMeet.AppHost.MatrixAuthenticationService;
using OpenMeet.AppHost.PublicNames;
using OpenMeet.AppHost.Secrets;
using OpenMeet.AppHost.Synapse;

namespace Aspire.Hosting;

/// <summary>Settings of OpenMeet.ChatApi.</summary>
internal static class ChatApiExtensions
{
    /// <summary>Whose tokens the API takes, and how it gets tickets for the tenants' bots.</summary>
    public static IResourceBuilder<ProjectResource> WithOidc(
        this IResourceBuilder<ProjectResource> chat,
        IResourceBuilder<ProjectResource> oidc,
        StackPublicNames names,
        IResourceBuilder<ParameterResource> tenants,
        OAuthClient client) =>
        chat.WithEnvironment("TENANTS_B64", tenants)
            .WithEnvironment("OIDC_ISSUER", names.Id)
            .WithEnvironment("OIDC_INTERNAL_URL", oidc.GetEndpoint("http"))
            .WithEnvironment("OIDC_CHATAPI_CLIENT_ID", client.Id)
            .WithEnvironment("OIDC_CHATAPI_CLIENT_SECRET", client.Secret);

    /// <summary>The homeserver, its application service tokens, and MAS: its public name and both of its listeners.</summary>
    public static IResourceBuilder<ProjectResource> WithMatrix(
        this IResourceBuilder<ProjectResource> chat,
        IResourceBuilder<SynapseResource> synapse,
        IResourceBuilder<MatrixAuthenticationServiceResource> mas,
        IResourceBuilder<ParameterResource> serverName,
        StackPublicNames names,
        OAuthClient masAdmin,
        AppserviceTokens appservice)
    {
        var builder = chat.ApplicationBuilder;
        return chat
            .WithEnvironment("CHAT_PUBLIC_URL", names.Chat)
            .WithEnvironment("CHAT_ENCRYPTION_KEY", builder.AddGeneratedSecret("chat-encryption-key", new HexKeyDefault(32)))
            .WithEnvironment("MATRIX_SERVER_NAME", serverName)
            .WithEnvironment("MATRIX_HOMESERVER_URL", synapse.Resource.HttpEndpoint)
            .WithEnvironment("MAS_PUBLIC_URL", names.Account)
            .WithEnvironment("MAS_WEB_URL", mas.Resource.HttpEndpoint)
            .WithEnvironment("MAS_INTERNAL_URL", mas.Resource.InternalEndpoint)
            .WithEnvironment("MAS_ADMIN_CLIENT_ID", masAdmin.Id)
            .WithEnvironment("MAS_ADMIN_CLIENT_SECRET", masAdmin.Secret)
            .WithEnvironment("MAS_UPSTREAM_PROVIDER_ID", MatrixAuthenticationServiceResource.UpstreamProviderId)
            .WithEnvironment("MAS_REDIRECT_URI", $"{names.Chat}/auth/matrix/callback")
            .WithEnvironment("APPSERVICE_AS_TOKEN", appservice.As)
            .WithEnvironment("APPSERVICE_HS_TOKEN", appservice.Hs)
            .WithEnvironment("Bots__SignIn", builder.Configuration["Bots:SignIn"] ?? "Oidc");
    }
}
