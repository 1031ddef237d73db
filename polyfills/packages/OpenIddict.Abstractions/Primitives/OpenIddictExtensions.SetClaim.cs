using System.Security.Claims;
using System.Text.Json;

namespace OpenIddict.Abstractions;

/// <remarks>Setting an empty value removes the claim.</remarks>
public static partial class OpenIddictExtensions
{
    public static ClaimsIdentity SetClaim(this ClaimsIdentity identity, string type, string? value)
        => identity.SetClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity SetClaim(this ClaimsIdentity identity, string type, string? value, string issuer)
    {
        identity.RemoveClaims(type);
        return !string.IsNullOrEmpty(value) ? identity.AddClaim(type, value, issuer) : identity;
    }

    public static ClaimsPrincipal SetClaim(this ClaimsPrincipal principal, string type, string? value)
        => principal.SetClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal SetClaim(this ClaimsPrincipal principal, string type, string? value, string issuer)
    {
        principal.RemoveClaims(type);
        return !string.IsNullOrEmpty(value) ? principal.AddClaim(type, value, issuer) : principal;
    }

    public static ClaimsIdentity SetClaim(this ClaimsIdentity identity, string type, bool? value)
        => identity.SetClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity SetClaim(this ClaimsIdentity identity, string type, bool? value, string issuer)
    {
        identity.RemoveClaims(type);
        return value is { } flag ? identity.AddClaim(type, flag, issuer) : identity;
    }

    public static ClaimsPrincipal SetClaim(this ClaimsPrincipal principal, string type, bool? value)
        => principal.SetClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal SetClaim(this ClaimsPrincipal principal, string type, bool? value, string issuer)
    {
        principal.RemoveClaims(type);
        return value is { } flag ? principal.AddClaim(type, flag, issuer) : principal;
    }

    public static ClaimsIdentity SetClaim(this ClaimsIdentity identity, string type, long? value)
        => identity.SetClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity SetClaim(this ClaimsIdentity identity, string type, long? value, string issuer)
    {
        identity.RemoveClaims(type);
        return value is { } number ? identity.AddClaim(type, number, issuer) : identity;
    }

    public static ClaimsPrincipal SetClaim(this ClaimsPrincipal principal, string type, long? value)
        => principal.SetClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal SetClaim(this ClaimsPrincipal principal, string type, long? value, string issuer)
    {
        principal.RemoveClaims(type);
        return value is { } number ? principal.AddClaim(type, number, issuer) : principal;
    }

    public static ClaimsIdentity SetClaim(this ClaimsIdentity identity, string type, JsonElement value)
        => identity.SetClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity SetClaim(this ClaimsIdentity identity, string type, JsonElement value, string issuer)
    {
        identity.RemoveClaims(type);
        return !ParameterJson.IsEmpty(value) ? identity.AddClaim(type, value, issuer) : identity;
    }

    public static ClaimsPrincipal SetClaim(this ClaimsPrincipal principal, string type, JsonElement value)
        => principal.SetClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal SetClaim(this ClaimsPrincipal principal, string type, JsonElement value, string issuer)
    {
        principal.RemoveClaims(type);
        return !ParameterJson.IsEmpty(value) ? principal.AddClaim(type, value, issuer) : principal;
    }

    public static ClaimsIdentity SetClaim(this ClaimsIdentity identity, string type, IDictionary<string, string?>? value)
        => identity.SetClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity SetClaim(this ClaimsIdentity identity, string type, IDictionary<string, string?>? value, string issuer)
    {
        identity.RemoveClaims(type);
        return value is { Count: > 0 } ? identity.AddClaim(type, value, issuer) : identity;
    }

    public static ClaimsPrincipal SetClaim(this ClaimsPrincipal principal, string type, IDictionary<string, string?>? value)
        => principal.SetClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal SetClaim(this ClaimsPrincipal principal, string type, IDictionary<string, string?>? value, string issuer)
    {
        principal.RemoveClaims(type);
        return value is { Count: > 0 } ? principal.AddClaim(type, value, issuer) : principal;
    }
}
