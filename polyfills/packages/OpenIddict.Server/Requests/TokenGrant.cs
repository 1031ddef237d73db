using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Server;

/// <summary>Whether a code or refresh token was issued for the request that it came with.</summary>
internal static class TokenGrant
{
    public static ServerError? Validate(OpenIddictServerTransaction transaction)
    {
        var request = transaction.Request;
        if (transaction.Principal is not { } principal)
        {
            return null;
        }

        var isCode = request.IsAuthorizationCodeGrantType();
        var presenters = principal.GetPresenters();
        if (isCode && presenters.IsEmpty)
        {
            throw new InvalidOperationException("The authorization code names no client that may use it.");
        }

        if (!presenters.IsEmpty && !presenters.Contains(request.ClientId!, StringComparer.Ordinal))
        {
            return TokenErrors.OtherClient(isCode);
        }

        return isCode ? ValidateRedirectUri(request, principal) ?? ValidateCodeVerifier(request, principal) : ValidateScope(request, principal);
    }

    private static ServerError? ValidateRedirectUri(OpenIddictRequest request, ClaimsPrincipal principal)
    {
        // RFC 6749 section 4.1.3: needed only if it was part of the authorization request.
        if (principal.GetClaim(Claims.Private.RedirectUri) is not { Length: > 0 } expected)
        {
            return null;
        }

        if (string.IsNullOrEmpty(request.RedirectUri))
        {
            return RequestErrors.Missing(Parameters.RedirectUri);
        }

        return string.Equals(expected, request.RedirectUri, StringComparison.Ordinal) ? null : TokenErrors.InvalidRedirectUri;
    }

    private static ServerError? ValidateCodeVerifier(OpenIddictRequest request, ClaimsPrincipal principal)
    {
        if (principal.GetClaim(Claims.Private.CodeChallenge) is not { Length: > 0 } challenge)
        {
            // RFC 9700 section 4.8.2: else an attacker could strip the challenge from the authorization request unnoticed.
            return string.IsNullOrEmpty(request.CodeVerifier) ? null : RequestErrors.UnsolicitedVerifier;
        }

        if (string.IsNullOrEmpty(request.CodeVerifier))
        {
            return RequestErrors.Missing(Parameters.CodeVerifier);
        }

        var actual = principal.GetClaim(Claims.Private.CodeChallengeMethod) switch
        {
            CodeChallengeMethods.Plain => request.CodeVerifier,
            CodeChallengeMethods.Sha256 => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(request.CodeVerifier))),
            _ => throw new InvalidOperationException("The authorization code names no known challenge method."),
        };
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(challenge))
            ? null
            : TokenErrors.InvalidCodeVerifier;
    }

    private static ServerError? ValidateScope(OpenIddictRequest request, ClaimsPrincipal principal)
    {
        if (string.IsNullOrEmpty(request.Scope))
        {
            return null;
        }

        var granted = principal.GetScopes();
        if (granted.IsEmpty)
        {
            return TokenErrors.NoScopeGranted;
        }

        return request.GetScopes().All(scope => granted.Contains(scope, StringComparer.Ordinal)) ? null : TokenErrors.ScopeNotGranted;
    }
}
