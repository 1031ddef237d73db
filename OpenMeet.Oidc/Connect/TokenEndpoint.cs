using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using OpenMeet.Oidc.Accounts;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenMeet.Oidc.Connect;

/// <summary>Token endpoint, after OpenIddict has checked the client and the code or refresh token.</summary>
internal static class TokenEndpoint
{
    public static async Task<Results<SignInHttpResult, ForbidHttpResult>> HandleAsync(
        HttpContext http, ActiveAccounts accounts, Grants grants, CancellationToken cancellationToken)
    {
        var request = http.ConnectRequest();
        if (request.IsClientCredentialsGrantType())
        {
            return await grants.ForClientAsync(request.ClientId!, request.GetScopes(), cancellationToken);
        }

        var granted = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        if (granted is null || await accounts.FindAsync(granted.GetClaim(Claims.Subject), cancellationToken) is not { } account)
        {
            return ConnectResults.Error(Errors.InvalidGrant, "The account can no longer sign in.");
        }

        var scopes = request.GetScopes() is { IsEmpty: false } fewer ? fewer : granted.GetScopes();
        return await grants.AgainAsync(granted, account, scopes, cancellationToken);
    }
}
