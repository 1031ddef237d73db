using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using OpenMeet.Oidc.Accounts;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenMeet.Oidc.Connect;

/// <summary>Userinfo endpoint: what the account is now, as far as the access token's scopes allow.</summary>
internal static class UserInfoEndpoint
{
    public static async Task<Results<ContentHttpResult, ForbidHttpResult>> HandleAsync(
        HttpContext http, ActiveAccounts accounts, CancellationToken cancellationToken)
    {
        var token = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        if (token is null || await accounts.FindAsync(token.GetClaim(Claims.Subject), cancellationToken) is not { } account)
        {
            return ConnectResults.Error(Errors.InvalidToken, "The access token is not, or no longer, that of an account.");
        }

        var claims = new JsonObject { [Claims.Subject] = account.Id, [TenantClaims.TenantId] = account.TenantId };
        if (token.HasScope(Scopes.Profile))
        {
            claims[Claims.PreferredUsername] = account.Localpart;
            claims[Claims.Name] = account.DisplayName;
        }

        if (token.HasScope(Scopes.Email))
        {
            claims[Claims.Email] = account.Email;
            claims[Claims.EmailVerified] = account.EmailConfirmed;
        }

        // MAS takes no content type but exactly this one, without charset.
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(claims.ToJsonString(JsonSerializerOptions.Web), "application/json");
    }
}
