using System.Security.Claims;

namespace OpenIddict.Server;

/// <summary>
/// The content of each kind of token. Codes and refresh tokens, which only this server reads, carry every claim; access and
/// identity tokens carry what the application destined for them.
/// </summary>
internal static class TokenPrincipals
{
    public static ClaimsPrincipal Code(OpenIddictServerTransaction transaction, ClaimsPrincipal user, TimeSpan? lifetime)
    {
        var request = transaction.Request;
        var principal = Date(transaction, user.Clone(claim => !BelongsToOneToken(claim)), lifetime)
            .SetClaim(Claims.Private.RedirectUri, request.RedirectUri)
            .SetClaim(Claims.Private.Nonce, request.Nonce);
        return string.IsNullOrEmpty(request.CodeChallenge)
            ? principal
            : principal
                .SetClaim(Claims.Private.CodeChallenge, request.CodeChallenge)
                .SetClaim(
                    Claims.Private.CodeChallengeMethod,
                    string.IsNullOrEmpty(request.CodeChallengeMethod) ? CodeChallengeMethods.Plain : request.CodeChallengeMethod);
    }

    public static ClaimsPrincipal Refresh(OpenIddictServerTransaction transaction, ClaimsPrincipal user, TimeSpan? lifetime)
    {
        var principal = Date(transaction, user.Clone(claim => !BelongsToOneToken(claim)), lifetime);
        return transaction.Options.DisableSlidingRefreshTokenExpiration && transaction.Request.IsRefreshTokenGrantType()
            ? principal.SetExpirationDate(transaction.Principal!.GetExpirationDate())
            : principal;
    }

    public static ClaimsPrincipal Access(OpenIddictServerTransaction transaction, ClaimsPrincipal user, TimeSpan? lifetime)
    {
        var principal = Filter(user, Destinations.AccessToken, keepGrant: true);
        Date(transaction, principal, lifetime)
            .SetAudiences(user.GetResources())
            .SetClaim(Claims.ClientId, transaction.Request.ClientId);

        // The refresh token keeps the whole scope: the client may ask for the rest of it next time.
        return transaction.Request.IsRefreshTokenGrantType() && !string.IsNullOrEmpty(transaction.Request.Scope)
            ? principal.SetScopes(transaction.Request.GetScopes().Intersect(user.GetScopes(), StringComparer.Ordinal))
            : principal;
    }

    public static ClaimsPrincipal Identity(OpenIddictServerTransaction transaction, ClaimsPrincipal user, TimeSpan? lifetime)
        => Date(transaction, Filter(user, Destinations.IdentityToken, keepGrant: false), lifetime)
            .SetAudiences(transaction.Request.ClientId!)
            .SetClaim(Claims.AuthorizedParty, transaction.Request.ClientId)
            .SetClaim(Claims.Nonce, user.GetClaim(Claims.Private.Nonce));

    private static ClaimsPrincipal Filter(ClaimsPrincipal user, string destination, bool keepGrant)
    {
        var principal = user.Clone(claim => claim.Type switch
        {
            Claims.Subject or Claims.Private.AuthorizationId => true,
            Claims.Private.Presenter or Claims.Private.Scope => keepGrant,
            _ when claim.Type.StartsWith(Claims.Prefixes.Private, StringComparison.OrdinalIgnoreCase) => false,
            _ => !BelongsToOneToken(claim) && claim.HasDestination(destination),
        });
        foreach (var claim in principal.Claims)
        {
            claim.Properties.Remove(Properties.Destinations);
        }

        return principal;
    }

    private static ClaimsPrincipal Date(OpenIddictServerTransaction transaction, ClaimsPrincipal principal, TimeSpan? lifetime)
    {
        principal.SetCreationDate(transaction.Now);

        // Whole seconds, as in the token itself.
        return principal
            .SetExpirationDate(principal.GetCreationDate() + lifetime)
            .SetClaim(Claims.Private.Issuer, transaction.Issuer.AbsoluteUri);
    }

    private static bool BelongsToOneToken(Claim claim)
        => claim.Type is Claims.JwtId or Claims.Private.TokenId or Claims.ExpiresAt or Claims.IssuedAt or Claims.NotBefore;
}
