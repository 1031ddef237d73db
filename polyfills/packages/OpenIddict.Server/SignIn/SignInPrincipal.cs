using System.Collections.Immutable;
using System.Security.Claims;

namespace OpenIddict.Server;

/// <summary>The principal that the application signs in with, checked and completed.</summary>
internal static class SignInPrincipal
{
    public static void ThrowIfInvalid(OpenIddictServerTransaction transaction, ClaimsPrincipal user)
    {
        if (transaction.EndpointType is not (OpenIddictServerEndpointType.Authorization or OpenIddictServerEndpointType.Token))
        {
            throw new InvalidOperationException("A sign-in response cannot be returned from this endpoint.");
        }

        if (user.Identity is not ClaimsIdentity { IsAuthenticated: true })
        {
            throw new InvalidOperationException("The principal has no authenticated claims identity.");
        }

        if (string.IsNullOrEmpty(user.GetClaim(Claims.Subject)))
        {
            throw new InvalidOperationException("The principal has no subject claim.");
        }

        foreach (var claims in user.Claims.GroupBy(claim => claim.Type, StringComparer.Ordinal))
        {
            if (!IsWellFormed(claims.Key, [.. claims]))
            {
                throw new InvalidOperationException($"The '{claims.Key}' claim has a value of a wrong type or too many values.");
            }
        }
    }

    public static ClaimsPrincipal Complete(OpenIddictServerTransaction transaction, ClaimsPrincipal user)
    {
        var principal = user.Clone(static _ => true);
        RestorePrivateClaims(transaction.Principal, principal);
        if (!principal.HasClaim(Claims.Private.Scope) && transaction.Request.HasScope(Scopes.OpenId))
        {
            principal.SetScopes(Scopes.OpenId);
        }

        if (!principal.HasClaim(Claims.Private.Presenter) && transaction.Request.ClientId is { Length: > 0 } client)
        {
            principal.SetPresenters(client);
        }

        if (principal.HasClaim(Claims.Private.Audience) && !principal.HasClaim(Claims.Private.Resource))
        {
            principal.SetResources(principal.GetAudiences());
        }

        // Each kind of token gets its own audience later.
        return principal.SetAudiences(ImmutableArray<string>.Empty);
    }

    /// <summary>What the code or refresh token says goes on to the next tokens unless the application has set it anew.</summary>
    private static void RestorePrivateClaims(ClaimsPrincipal? source, ClaimsPrincipal target)
    {
        var restored = (source?.Claims ?? [])
            .Where(claim => claim.Type.StartsWith(Claims.Prefixes.Private, StringComparison.OrdinalIgnoreCase))
            .Where(claim => !target.HasClaim(claim.Type))
            .ToList();
        ((ClaimsIdentity)target.Identity!).AddClaims(restored);
    }

    private static bool IsWellFormed(string type, Claim[] claims) => type switch
    {
        Claims.AuthenticationContextReference or Claims.Subject or Claims.Private.AuthorizationId
            or Claims.Private.CreationDate or Claims.Private.ExpirationDate or Claims.Private.TokenId
            => claims is [{ ValueType: ClaimValueTypes.String }],
        Claims.AuthenticationMethodReference or Claims.Private.Audience or Claims.Private.Presenter or Claims.Private.Resource
            => Array.TrueForAll(claims, claim => claim.ValueType is ClaimValueTypes.String or ClaimJson.List),
        Claims.Private.AccessTokenLifetime or Claims.Private.AuthorizationCodeLifetime
            or Claims.Private.IdentityTokenLifetime or Claims.Private.RefreshTokenLifetime
            => claims is [{ ValueType: ClaimValueTypes.Integer or ClaimValueTypes.Integer32 or ClaimValueTypes.Integer64 }],
        Claims.AuthenticationTime
            => claims is
            [
                {
                    ValueType: ClaimValueTypes.Integer or ClaimValueTypes.Integer32 or ClaimValueTypes.Integer64 or ClaimValueTypes.Double
                        or ClaimValueTypes.UInteger32 or ClaimValueTypes.UInteger64
                },
            ],
        _ => true,
    };
}
