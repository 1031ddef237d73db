using System.Security.Claims;

namespace OpenIddict.Abstractions;

public static partial class OpenIddictExtensions
{
    public static string? GetAuthorizationId(this ClaimsIdentity identity) => identity.GetClaim(Claims.Private.AuthorizationId);

    public static ClaimsIdentity SetAuthorizationId(this ClaimsIdentity identity, string? identifier) => identity.SetClaim(Claims.Private.AuthorizationId, identifier);

    public static string? GetAuthorizationId(this ClaimsPrincipal principal) => principal.GetClaim(Claims.Private.AuthorizationId);

    public static ClaimsPrincipal SetAuthorizationId(this ClaimsPrincipal principal, string? identifier) => principal.SetClaim(Claims.Private.AuthorizationId, identifier);

    public static string? GetTokenId(this ClaimsIdentity identity) => identity.GetClaim(Claims.Private.TokenId);

    public static ClaimsIdentity SetTokenId(this ClaimsIdentity identity, string? identifier) => identity.SetClaim(Claims.Private.TokenId, identifier);

    public static string? GetTokenId(this ClaimsPrincipal principal) => principal.GetClaim(Claims.Private.TokenId);

    public static ClaimsPrincipal SetTokenId(this ClaimsPrincipal principal, string? identifier) => principal.SetClaim(Claims.Private.TokenId, identifier);

    public static string? GetTokenType(this ClaimsIdentity identity) => identity.GetClaim(Claims.Private.TokenType);

    public static ClaimsIdentity SetTokenType(this ClaimsIdentity identity, string? type) => identity.SetClaim(Claims.Private.TokenType, type);

    public static string? GetTokenType(this ClaimsPrincipal principal) => principal.GetClaim(Claims.Private.TokenType);

    public static ClaimsPrincipal SetTokenType(this ClaimsPrincipal principal, string? type) => principal.SetClaim(Claims.Private.TokenType, type);

    public static bool HasTokenType(this ClaimsIdentity identity, string type)
        => string.Equals(identity.GetTokenType(), Required(type, nameof(type)), StringComparison.OrdinalIgnoreCase);

    public static bool HasTokenType(this ClaimsPrincipal principal, string type)
        => string.Equals(principal.GetTokenType(), Required(type, nameof(type)), StringComparison.OrdinalIgnoreCase);
}
