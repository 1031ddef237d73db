using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;

namespace OpenIddict.Abstractions;

public static partial class OpenIddictExtensions
{
    public static ClaimsIdentity AddClaims(this ClaimsIdentity identity, string type, ImmutableArray<string> values)
        => identity.AddClaims(type, values, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity AddClaims(this ClaimsIdentity identity, string type, ImmutableArray<string> values, string issuer)
    {
        foreach (var value in values.Distinct(StringComparer.Ordinal))
        {
            identity.AddClaim(type, value, issuer);
        }

        return identity;
    }

    public static ClaimsIdentity AddClaims(this ClaimsIdentity identity, string type, JsonElement value)
        => identity.AddClaims(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity AddClaims(this ClaimsIdentity identity, string type, JsonElement value, string issuer)
    {
        foreach (var element in Items(value).DistinctBy(element => element.ToString(), StringComparer.Ordinal))
        {
            Add(identity, type, element.ToString(), ClaimJson.ValueType(element), issuer);
        }

        return identity;
    }

    public static ClaimsPrincipal AddClaims(this ClaimsPrincipal principal, string type, ImmutableArray<string> values)
        => principal.AddClaims(type, values, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal AddClaims(this ClaimsPrincipal principal, string type, ImmutableArray<string> values, string issuer)
    {
        foreach (var value in values.Distinct(StringComparer.Ordinal))
        {
            principal.AddClaim(type, value, issuer);
        }

        return principal;
    }

    public static ClaimsPrincipal AddClaims(this ClaimsPrincipal principal, string type, JsonElement value)
        => principal.AddClaims(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal AddClaims(this ClaimsPrincipal principal, string type, JsonElement value, string issuer)
    {
        foreach (var element in Items(value).DistinctBy(element => element.ToString(), StringComparer.Ordinal))
        {
            Add(principal, type, element.ToString(), ClaimJson.ValueType(element), issuer);
        }

        return principal;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement value) => value.ValueKind is JsonValueKind.Array
        ? value.EnumerateArray()
        : throw new ArgumentException("The value is not an array.", nameof(value));
}
