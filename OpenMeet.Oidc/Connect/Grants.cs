using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using OpenMeet.Oidc.Accounts;
using OpenMeet.Oidc.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenMeet.Oidc.Connect;

/// <summary>Makes what OpenIddict puts into tokens: claims, where each goes, scopes and audiences.</summary>
internal sealed class Grants(OidcSettings settings, IOpenIddictScopeManager scopeManager)
{
    /// <summary>A person or bot signs in with the scopes asked for.</summary>
    public Task<SignInHttpResult> ForAsync(SignedIn signedIn, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        var identity = NewIdentity([]);
        identity.SetClaim(Claims.Subject, signedIn.Account.Id);
        identity.SetClaim(Claims.AuthenticationTime, signedIn.At.ToUnixTimeSeconds());
        identity.SetScopes(scopes);
        Describe(identity, signedIn.Account);
        return SignInAsync(identity, scopes, cancellationToken);
    }

    /// <summary>A code or refresh token is used: the same grant, with what the account is now.</summary>
    /// <param name="granted">The principal of the code or refresh token.</param>
    /// <param name="account">The account as it is now.</param>
    /// <param name="scopes">Scopes of the new access token: those granted, or fewer of them.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<SignInHttpResult> AgainAsync(
        ClaimsPrincipal granted, Account account, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        var identity = NewIdentity(granted.Claims);
        Describe(identity, account);
        return SignInAsync(identity, scopes, cancellationToken);
    }

    /// <summary>A client acts for itself.</summary>
    public Task<SignInHttpResult> ForClientAsync(string clientId, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        var identity = NewIdentity([]);
        identity.SetClaim(Claims.Subject, clientId);
        identity.SetScopes(scopes);
        return SignInAsync(identity, scopes, cancellationToken);
    }

    private static ClaimsIdentity NewIdentity(IEnumerable<Claim> claims) =>
        new(claims, TokenValidationParameters.DefaultAuthenticationType, Claims.Name, Claims.Role);

    private static void Describe(ClaimsIdentity identity, Account account)
    {
        // SetClaim leaves empty values out, and the public tenant's id is one.
        identity.RemoveClaims(TenantClaims.TenantId).AddClaim(new Claim(TenantClaims.TenantId, account.TenantId));
        identity.SetClaim(Claims.PreferredUsername, account.Localpart);
        identity.SetClaim(Claims.Name, account.DisplayName);
        identity.SetClaim(Claims.Email, account.Email);
        identity.SetClaim(Claims.EmailVerified, account.EmailConfirmed);
    }

    private async Task<SignInHttpResult> SignInAsync(ClaimsIdentity identity, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        List<string> audiences = [];
        await foreach (var audience in scopeManager.ListResourcesAsync(scopes, cancellationToken))
        {
            audiences.Add(audience);
        }

        // An access token always names its audience (RFC 9068, section 3): without an API's scope that is the issuer's userinfo.
        identity.SetResources(audiences.Count > 0 ? audiences : [settings.Issuer.AbsoluteUri]);
        identity.SetDestinations(Destinations);
        return TypedResults.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static IEnumerable<string> Destinations(Claim claim) => claim.Type switch
    {
        TenantClaims.TenantId or Claims.PreferredUsername or Claims.Name when claim.Subject!.HasScope(Scopes.Profile) =>
            [OpenIddictConstants.Destinations.AccessToken, OpenIddictConstants.Destinations.IdentityToken],
        TenantClaims.TenantId or Claims.PreferredUsername or Claims.Name => [OpenIddictConstants.Destinations.AccessToken],
        Claims.Email when claim.Subject!.HasScope(Scopes.Email) => [OpenIddictConstants.Destinations.AccessToken, OpenIddictConstants.Destinations.IdentityToken],
        Claims.EmailVerified when claim.Subject!.HasScope(Scopes.Email) => [OpenIddictConstants.Destinations.IdentityToken],
        Claims.AuthenticationTime => [OpenIddictConstants.Destinations.IdentityToken],
        _ => [],
    };
}
