using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.Tokens;
using OpenMeet.Oidc.Clients;

namespace OpenMeet.Oidc.Accounts;

/// <summary>
/// Who may call the APIs: clients with an access token of ours (RFC 9068), for this audience, with the scope. The stock JwtBearer
/// handler checks it, as in any other resource server, but with the keys at hand instead of discovery.
/// </summary>
internal static class ApiAccess
{
    internal const string AccountsPolicy = "accounts";
    internal const string BotsPolicy = "bots";

    public static IServiceCollection AddApiAccess(this IServiceCollection services, OidcSettings settings)
    {
        services.AddAuthentication().AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = settings.Issuer.AbsoluteUri,
                ValidAudience = ScopeCatalog.OidcAudience,
                ValidTypes = ["at+jwt"],
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
                IssuerSigningKeys = settings.SigningKeys,
                ClockSkew = TimeSpan.FromSeconds(30),
            };
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(AccountsPolicy, policy => policy.RequireScope(ScopeCatalog.Accounts))
            .AddPolicy(BotsPolicy, policy => policy.RequireScope(ScopeCatalog.Bots));
        return services;
    }

    private static void RequireScope(this AuthorizationPolicyBuilder policy, string scope) => policy
        .AddAuthenticationSchemes(JwtBearerDefaults.AuthenticationScheme)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => context.User.FindFirstValue("scope")?.Split(' ').Contains(scope) is true);
}
