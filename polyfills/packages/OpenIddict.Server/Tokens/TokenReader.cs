using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Server;

/// <summary>Decrypts a token, checks signature, issuer and type and makes its principal. Dates and entries are not looked at.</summary>
internal static class TokenReader
{
    public static async ValueTask<TokenValidationOutcome> ReadAsync(
        OpenIddictServerTransaction transaction, string token, ImmutableArray<string> types)
    {
        var options = transaction.Options;
        var parameters = options.TokenValidationParameters.Clone();
        parameters.ValidIssuers ??= IssuersOf(transaction.Issuer);
        parameters.ValidTypes = [.. types.SelectMany(TokenHeaderTypes.AcceptedFor)];
        parameters.TypeValidator ??= ValidateType;
        var result = await options.JsonWebTokenHandler.ValidateTokenAsync(token, parameters);
        if (!result.IsValid)
        {
            return ErrorFor(result.Exception, types);
        }

        var outer = (JsonWebToken)result.SecurityToken;
        var content = outer.InnerToken ?? outer;
        var principal = new ClaimsPrincipal(result.ClaimsIdentity).SetTokenType(TokenHeaderTypes.FromHeader(result.TokenType));
        if (content.TryGetPayloadValue(Claims.Private.ClaimDestinationsMap, out Dictionary<string, string[]>? destinations) && destinations is not null)
        {
            principal.SetDestinations(destinations.ToImmutableDictionary(StringComparer.Ordinal));
        }

        RestorePrivateClaims(principal);
        return principal;
    }

    private static ServerError ErrorFor(Exception? exception, ImmutableArray<string> types) => exception switch
    {
        SecurityTokenInvalidTypeException => TokenErrors.OtherType(types is [var expected] ? expected : null),
        SecurityTokenInvalidIssuerException => TokenErrors.UnknownIssuer,
        SecurityTokenSignatureKeyNotFoundException => TokenErrors.UnknownKey,
        SecurityTokenInvalidSignatureException => TokenErrors.InvalidSignature,
        _ => TokenErrors.Unreadable,
    };

    /// <summary>An issuer that is a bare host may be written with and without its trailing slash (RFC 3986 section 6.2.3).</summary>
    private static string[] IssuersOf(Uri issuer) => issuer is { AbsolutePath: "/", Query.Length: 0, Fragment.Length: 0 }
        ? [issuer.AbsoluteUri, issuer.AbsoluteUri[..^1]]
        : [issuer.AbsoluteUri];

    private static string ValidateType(string? type, SecurityToken token, TokenValidationParameters parameters)
    {
        if (string.IsNullOrEmpty(type))
        {
            throw new SecurityTokenInvalidTypeException("The token has no type.");
        }

        return parameters.ValidTypes.Contains(type, StringComparer.OrdinalIgnoreCase)
            ? type
            : throw new SecurityTokenInvalidTypeException("The token is of another type.") { InvalidType = type };
    }

    /// <summary>Public tokens say the same with standard claims, which are mapped back so that all tokens read alike.</summary>
    private static void RestorePrivateClaims(ClaimsPrincipal principal)
    {
        if (!principal.HasClaim(Claims.Private.CreationDate))
        {
            principal.SetCreationDate(ParseDate(principal.GetClaim(Claims.IssuedAt)));
        }

        if (!principal.HasClaim(Claims.Private.ExpirationDate))
        {
            principal.SetExpirationDate(ParseDate(principal.GetClaim(Claims.ExpiresAt)));
        }

        if (!principal.HasClaim(Claims.Private.Audience))
        {
            principal.SetAudiences(principal.GetClaims(Claims.Audience));
        }

        if (!principal.HasClaim(Claims.Private.Presenter)
            && (principal.GetClaim(Claims.AuthorizedParty) ?? principal.GetClaim(Claims.ClientId)) is { Length: > 0 } presenter)
        {
            principal.SetPresenters(presenter);
        }

        if (!principal.HasClaim(Claims.Private.Scope) && principal.GetClaim(Claims.Scope) is { Length: > 0 } scope)
        {
            principal.SetScopes(scope.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private static DateTimeOffset? ParseDate(string? value)
        => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
