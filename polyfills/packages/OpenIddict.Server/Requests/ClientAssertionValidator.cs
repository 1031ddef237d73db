using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Server;

/// <summary>Authentication with private_key_jwt (RFC 7523 section 3): the keys are those of the client's JSON Web Key Set.</summary>
internal sealed class ClientAssertionValidator(IOpenIddictApplicationManager applications)
{
    public const string SupportedType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly ServerError Invalid = TokenErrors.Unreadable with { Error = Errors.InvalidClient };
    private static readonly ServerError Expired = TokenErrors.NoLongerValid(type: null) with { Error = Errors.InvalidClient };

    /// <summary>On success the request names the client that signed the assertion.</summary>
    public async ValueTask<ServerError?> ValidateAsync(OpenIddictServerTransaction transaction, string assertion)
    {
        var handler = transaction.Options.JsonWebTokenHandler;
        if (!TryReadIssuer(handler, assertion, out var claimedIssuer))
        {
            return Invalid;
        }

        var result = await handler.ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            IssuerSigningKeys = await KeysOfAsync(claimedIssuer, transaction.CancellationToken),
            ValidateAudience = false,
            ValidateIssuer = false,
            ValidateLifetime = false,
        });
        if (!result.IsValid)
        {
            return result.Exception is SecurityTokenInvalidSignatureException
                ? TokenErrors.InvalidSignature with { Error = Errors.InvalidClient }
                : Invalid;
        }

        return Validate(transaction, (JsonWebToken)result.SecurityToken, result.ClaimsIdentity);
    }

    /// <summary>The issuer is not trusted yet: it only says whose keys to check the signature with.</summary>
    private static bool TryReadIssuer(JsonWebTokenHandler handler, string assertion, out string issuer)
    {
        try
        {
            issuer = handler.CanReadToken(assertion) ? handler.ReadJsonWebToken(assertion).Issuer : string.Empty;
        }
        catch (ArgumentException)
        {
            // Three parts that are no JSON.
            issuer = string.Empty;
        }

        return issuer.Length is not 0;
    }

    private static ServerError? Validate(OpenIddictServerTransaction transaction, JsonWebToken token, ClaimsIdentity identity)
    {
        string[] mandatory = [Claims.Issuer, Claims.Subject, Claims.Audience, Claims.ExpiresAt];
        if (Array.Find(mandatory, claim => !identity.HasClaim(claim)) is { } missing)
        {
            return ClientErrors.MissingAssertionClaim(missing);
        }

        if (!string.Equals(token.Issuer, token.Subject, StringComparison.Ordinal))
        {
            return ClientErrors.InvalidAssertionClaim(Claims.Subject);
        }

        if (transaction.Request.ClientId is { Length: > 0 } client && !string.Equals(client, token.Issuer, StringComparison.Ordinal))
        {
            return ClientErrors.InvalidAssertionClaim(Claims.Issuer);
        }

        if (!token.Audiences.Any(audience => IsThisServer(transaction, audience)))
        {
            return ClientErrors.InvalidAssertionClaim(Claims.Audience);
        }

        if (token.ValidTo < transaction.Now.UtcDateTime)
        {
            return Expired;
        }

        transaction.Request.ClientId = token.Issuer;
        return null;
    }

    private static bool IsThisServer(OpenIddictServerTransaction transaction, string audience)
    {
        if (!Uri.TryCreate(audience, UriKind.Absolute, out var uri))
        {
            return false;
        }

        var options = transaction.Options;
        return options.TokenEndpointUris
            .Concat(transaction.EndpointType is OpenIddictServerEndpointType.Introspection ? options.IntrospectionEndpointUris : [])
            .Concat(transaction.EndpointType is OpenIddictServerEndpointType.Revocation ? options.RevocationEndpointUris : [])
            .Select(endpoint => EndpointMatcher.Absolute(transaction.BaseUri, endpoint))
            .Append(transaction.Issuer)
            .Any(candidate => EndpointMatcher.AreEquivalent(candidate, uri));
    }

    private async ValueTask<IList<SecurityKey>> KeysOfAsync(string issuer, CancellationToken cancellationToken)
    {
        var application = string.IsNullOrEmpty(issuer) ? null : await applications.FindByClientIdAsync(issuer, cancellationToken);
        var keys = application is null ? null : await applications.GetJsonWebKeySetAsync(application, cancellationToken);
        return keys?.GetSigningKeys() ?? [];
    }
}
