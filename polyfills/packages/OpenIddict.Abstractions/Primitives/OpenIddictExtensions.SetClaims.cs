using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;

namespace OpenIddict.Abstractions;

public static partial class OpenIddictExtensions
{
    public static ClaimsIdentity SetClaims(this ClaimsIdentity identity, string type, ImmutableArray<string> values)
        => identity.SetClaims(type, values, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity SetClaims(this ClaimsIdentity identity, string type, ImmutableArray<string> values, string issuer)
        => identity.RemoveClaims(type).AddClaims(type, values, issuer);

    public static ClaimsIdentity SetClaims(this ClaimsIdentity identity, string type, JsonElement value)
        => identity.SetClaims(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity SetClaims(this ClaimsIdentity identity, string type, JsonElement value, string issuer)
        => identity.RemoveClaims(type).AddClaims(type, value, issuer);

    public static ClaimsPrincipal SetClaims(this ClaimsPrincipal principal, string type, ImmutableArray<string> values)
        => principal.SetClaims(type, values, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal SetClaims(this ClaimsPrincipal principal, string type, ImmutableArray<string> values, string issuer)
        => principal.RemoveClaims(type).AddClaims(type, values, issuer);

    public static ClaimsPrincipal SetClaims(this ClaimsPrincipal principal, string type, JsonElement value)
        => principal.SetClaims(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal SetClaims(this ClaimsPrincipal principal, string type, JsonElement value, string issuer)
        => principal.RemoveClaims(type).AddClaims(type, value, issuer);
}
