using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Server;

/// <summary>Writes the entry of a token, then the token, which carries the identifier of its entry.</summary>
internal sealed class TokenFactory(IOpenIddictApplicationManager applications, IOpenIddictTokenManager tokens)
{
    private const int ReferenceLength = 32;

    public async ValueTask<string> CreateAsync(
        OpenIddictServerTransaction transaction, ClaimsPrincipal principal, string type, bool isReference)
    {
        var cancellationToken = transaction.CancellationToken;
        var descriptor = new OpenIddictTokenDescriptor
        {
            AuthorizationId = principal.GetAuthorizationId(),
            CreationDate = principal.GetCreationDate(),
            ExpirationDate = principal.GetExpirationDate(),
            Principal = principal,
            Status = Statuses.Valid,
            Subject = principal.GetClaim(Claims.Subject),
            Type = type,
        };
        if (transaction.Request.ClientId is { Length: > 0 } client)
        {
            var application = await applications.FindByClientIdAsync(client, cancellationToken)
                ?? throw new InvalidOperationException("The client was deleted while its request was served.");
            descriptor.ApplicationId = await applications.GetIdAsync(application, cancellationToken);
        }

        var entry = await tokens.CreateAsync(descriptor, cancellationToken);
        principal.SetTokenId(await tokens.GetIdAsync(entry, cancellationToken));
        var token = Serialize(transaction.Options, principal, type);
        if (!isReference)
        {
            return token;
        }

        await tokens.PopulateAsync(descriptor, entry, cancellationToken);
        descriptor.Payload = token;
        descriptor.ReferenceId = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(ReferenceLength));
        await tokens.UpdateAsync(entry, descriptor, cancellationToken);
        return descriptor.ReferenceId;
    }

    private static string Serialize(OpenIddictServerOptions options, ClaimsPrincipal principal, string type)
    {
        var isPublic = type is TokenTypeHints.AccessToken or TokenTypeHints.IdToken;
        var content = principal.Clone(claim => claim.Type switch
        {
            Claims.Private.CreationDate or Claims.Private.ExpirationDate or Claims.Private.Issuer or Claims.Private.TokenType => false,
            Claims.Private.Audience => !isPublic,
            Claims.Private.Scope => type is not TokenTypeHints.AccessToken,
            _ => true,
        });
        return options.JsonWebTokenHandler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = isPublic ? PublicClaims(principal, type) : DestinationsOf(content),
            EncryptingCredentials = IsEncrypted(options, type) ? options.EncryptionCredentials[0] : null,
            Expires = principal.GetExpirationDate()?.UtcDateTime,
            IssuedAt = principal.GetCreationDate()?.UtcDateTime,
            Issuer = principal.GetClaim(Claims.Private.Issuer),
            SigningCredentials = SigningCredentialsFor(options, type),
            Subject = (ClaimsIdentity)content.Identity!,
            TokenType = TokenHeaderTypes.Of(type),
        });
    }

    public static SigningCredentials SigningCredentialsFor(OpenIddictServerOptions options, string type)
        // Clients check identity tokens with the published keys: a symmetric key cannot sign them.
        => type is TokenTypeHints.IdToken
            ? options.SigningCredentials.First(credentials => credentials.Key is AsymmetricSecurityKey)
            : options.SigningCredentials[0];

    private static bool IsEncrypted(OpenIddictServerOptions options, string type) => type switch
    {
        TokenTypeHints.IdToken => false,
        TokenTypeHints.AccessToken => !options.DisableAccessTokenEncryption,
        _ => true,
    };

    private static Dictionary<string, object> PublicClaims(ClaimsPrincipal principal, string type)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal);
        var audiences = principal.GetAudiences();
        if (!audiences.IsEmpty)
        {
            claims.Add(Claims.Audience, audiences is [var single] ? single : audiences);
        }

        if (type is TokenTypeHints.AccessToken)
        {
            var scopes = principal.GetScopes();
            if (!scopes.IsEmpty)
            {
                claims.Add(Claims.Scope, string.Join(' ', scopes));
            }

            claims.Add(Claims.JwtId, Guid.NewGuid().ToString());
        }

        return claims;
    }

    /// <summary>The claims of a code or refresh token are used again at the next exchange, destinations included.</summary>
    private static Dictionary<string, object> DestinationsOf(ClaimsPrincipal principal)
    {
        var destinations = principal.GetDestinations();
        return destinations.IsEmpty
            ? new Dictionary<string, object>(StringComparer.Ordinal)
            : new Dictionary<string, object>(StringComparer.Ordinal) { [Claims.Private.ClaimDestinationsMap] = destinations };
    }
}
