using OpenMeet.AppHost.MatrixAuthenticationService;
using OpenMeet.AppHost.PublicNames;
using OpenMeet.AppHost.Secrets;

namespace Aspire.Hosting;

/// <summary>Settings of OpenMeet.Oidc, on its own side and on its clients'.</summary>
internal static class OidcExtensions
{
    /// <summary>Makes the project the issuer <c>names.Id</c> with its keys and its clients.</summary>
    public static IResourceBuilder<ProjectResource> WithOidcServer(
        this IResourceBuilder<ProjectResource> oidc,
        StackPublicNames names,
        IResourceBuilder<ParameterResource> tenants,
        OAuthClient chatApi,
        OAuthClient platform)
    {
        var builder = oidc.ApplicationBuilder;
        return oidc
            .WithEnvironment("OIDC_ISSUER", names.Id)
            .WithEnvironment("TENANTS_B64", tenants)
            .WithEnvironment("OIDC_SIGNING_KEY", builder.AddGeneratedSecret("oidc-signing-key", new RsaKeyDefault()))
            .WithEnvironment("OIDC_ENCRYPTION_KEY", builder.AddGeneratedSecret("oidc-encryption-key", new HexKeyDefault(32)))
            .WithEnvironment("OIDC_CHAT_REDIRECT_URI", $"{names.Chat}/signed-in")
            .WithEnvironment("OIDC_CHAT_POST_LOGOUT_REDIRECT_URI", $"{names.Chat}/")
            .WithEnvironment("OIDC_CHATAPI_CLIENT_ID", chatApi.Id)
            .WithEnvironment("OIDC_CHATAPI_CLIENT_SECRET", chatApi.Secret)
            .WithEnvironment("OIDC_PLATFORM_CLIENT_ID", platform.Id)
            .WithEnvironment("OIDC_PLATFORM_CLIENT_SECRET", platform.Secret);
    }

    /// <summary>Registers MAS as a client of Oidc.</summary>
    public static IResourceBuilder<ProjectResource> WithMatrixAuthenticationService(
        this IResourceBuilder<ProjectResource> oidc, StackPublicNames names, OAuthClient mas) =>
        oidc.WithEnvironment("OIDC_MAS_CLIENT_ID", mas.Id)
            .WithEnvironment("OIDC_MAS_CLIENT_SECRET", mas.Secret)
            .WithEnvironment(
                "OIDC_MAS_REDIRECT_URI",
                $"{names.Account}/upstream/callback/{MatrixAuthenticationServiceResource.UpstreamProviderId}");
}
