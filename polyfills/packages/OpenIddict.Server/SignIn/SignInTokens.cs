using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Server;

/// <summary>Issues what a sign-in gives: a code at the authorization endpoint, tokens at the token endpoint.</summary>
internal sealed class SignInTokens(TokenFactory factory, TokenLifetimes lifetimes)
{
    public async ValueTask AddToAsync(OpenIddictResponse response, OpenIddictServerTransaction transaction, ClaimsPrincipal principal)
    {
        if (transaction.EndpointType is OpenIddictServerEndpointType.Authorization)
        {
            var code = TokenPrincipals.Code(transaction, principal, await lifetimes.GetAsync(transaction, principal, TokenTypeHints.AuthorizationCode));
            response.Code = await factory.CreateAsync(transaction, code, TokenTypeHints.AuthorizationCode, isReference: true);
            return;
        }

        await AddAccessTokenAsync(response, transaction, principal);
        var refreshToken = await CreateRefreshTokenAsync(transaction, principal);
        if (principal.HasScope(Scopes.OpenId))
        {
            var identity = TokenPrincipals.Identity(transaction, principal, await lifetimes.GetAsync(transaction, principal, TokenTypeHints.IdToken));
            identity.SetClaim(Claims.AccessTokenHash, HashOf(transaction, response.AccessToken!));
            response.IdToken = await factory.CreateAsync(transaction, identity, TokenTypeHints.IdToken, isReference: false);
        }

        response.RefreshToken = refreshToken;
    }

    private async ValueTask AddAccessTokenAsync(OpenIddictResponse response, OpenIddictServerTransaction transaction, ClaimsPrincipal principal)
    {
        var (request, options) = (transaction.Request, transaction.Options);
        var access = TokenPrincipals.Access(transaction, principal, await lifetimes.GetAsync(transaction, principal, TokenTypeHints.AccessToken));
        response.AccessToken = await factory.CreateAsync(transaction, access, TokenTypeHints.AccessToken, options.UseReferenceAccessTokens);
        response.TokenType = TokenTypes.Bearer;
        if (access.GetExpirationDate() is { } expiration && expiration > transaction.Now)
        {
            response.ExpiresIn = (long)Math.Round((expiration - transaction.Now).TotalSeconds, MidpointRounding.AwayFromZero);
        }

        // RFC 6749 section 5.1: left out only where it is what the client has just asked for.
        var scopes = access.GetScopes();
        if (request.IsAuthorizationCodeGrantType() || !scopes.ToHashSet(StringComparer.Ordinal).SetEquals(request.GetScopes()))
        {
            response.Scope = string.Join(' ', scopes);
        }
    }

    private async ValueTask<string?> CreateRefreshTokenAsync(OpenIddictServerTransaction transaction, ClaimsPrincipal principal)
    {
        if (!principal.HasScope(Scopes.OfflineAccess))
        {
            return null;
        }

        var refresh = TokenPrincipals.Refresh(transaction, principal, await lifetimes.GetAsync(transaction, principal, TokenTypeHints.RefreshToken));
        return await factory.CreateAsync(transaction, refresh, TokenTypeHints.RefreshToken, transaction.Options.UseReferenceRefreshTokens);
    }

    /// <summary>The left half of the hash that belongs to the signing algorithm (OpenID Connect Core 1.0 section 3.1.3.6).</summary>
    private static string HashOf(OpenIddictServerTransaction transaction, string token)
    {
        var algorithm = TokenFactory.SigningCredentialsFor(transaction.Options, TokenTypeHints.IdToken).Algorithm;
        var content = Encoding.ASCII.GetBytes(token);
        var hash = algorithm[^3..] switch
        {
            "384" => SHA384.HashData(content),
            "512" => SHA512.HashData(content),
            _ => SHA256.HashData(content),
        };
        return Base64UrlEncoder.Encode(hash, 0, hash.Length / 2);
    }
}
