using Microsoft.IdentityModel.Tokens;
using OpenMeet.Oidc.Clients;
using OpenMeet.Oidc.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenMeet.Oidc.Connect;

internal static class ConnectExtensions
{
    private static readonly string[] BrowserMethods = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>The OpenID Connect provider.</summary>
    public static IServiceCollection AddConnect(this IServiceCollection services, OidcSettings settings)
    {
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<OidcDbContext>())
            .AddServer(server =>
            {
                server.SetIssuer(settings.Issuer)
                    .SetAuthorizationEndpointUris(ConnectPaths.Authorize[1..])
                    .SetTokenEndpointUris(ConnectPaths.Token[1..])
                    .SetUserInfoEndpointUris(ConnectPaths.UserInfo[1..])
                    .SetEndSessionEndpointUris(ConnectPaths.Logout[1..])
                    .SetRevocationEndpointUris(ConnectPaths.Revoke[1..]);

                // S256 alone (RFC 9700, section 2.1.1).
                server.Configure(options => options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain));
                server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
                server.RegisterScopes([Scopes.Profile, Scopes.Email, .. ScopeCatalog.All.Select(scope => scope.Name!)]);
                server.RegisterClaims(
                    Claims.AuthenticationTime, Claims.Name, Claims.PreferredUsername, Claims.Email, Claims.EmailVerified, TenantClaims.TenantId);

                foreach (var key in settings.SigningKeys)
                {
                    server.AddSigningKey(key);
                }

                // Any resource server may read the access tokens; codes and refresh tokens are always encrypted.
                server.AddEncryptionKey(new SymmetricSecurityKey(settings.EncryptionKey)).DisableAccessTokenEncryption();
                server.SetAuthorizationCodeLifetime(TimeSpan.FromSeconds(60))
                    .SetAccessTokenLifetime(TimeSpan.FromHours(1))
                    .SetIdentityTokenLifetime(TimeSpan.FromHours(1))
                    .SetRefreshTokenLifetime(TimeSpan.FromDays(30))
                    .SetRefreshTokenReuseLeeway(TimeSpan.FromSeconds(30));

                // TLS ends at the proxy.
                server.UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough()
                    .EnableTokenEndpointPassthrough()
                    .EnableUserInfoEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough()
                    .DisableTransportSecurityRequirement();
            });
        services.AddChatPageCors(settings.Clients);
        services.AddExceptionHandler<BadTextHandler>();
        services.AddScoped<Grants>();
        return services;
    }

    public static void MapConnect(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(ConnectPaths.Authorize, BrowserMethods, AuthorizeEndpoint.HandleAsync);
        routes.MapPost(ConnectPaths.Token, TokenEndpoint.HandleAsync);
        routes.MapMethods(ConnectPaths.UserInfo, BrowserMethods, UserInfoEndpoint.HandleAsync);
        routes.MapMethods(ConnectPaths.Logout, BrowserMethods, LogoutEndpoint.HandleAsync);
    }
}
