using System.Globalization;
using System.Security.Claims;
using System.Text.Json;

namespace OpenIddict.Abstractions;

public static partial class OpenIddictExtensions
{
    public static ClaimsIdentity AddClaim(this ClaimsIdentity identity, string type, string value)
        => identity.AddClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity AddClaim(this ClaimsIdentity identity, string type, string value, string issuer)
        => Add(identity, type, value, ClaimValueTypes.String, issuer);

    public static ClaimsPrincipal AddClaim(this ClaimsPrincipal principal, string type, string value)
        => principal.AddClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal AddClaim(this ClaimsPrincipal principal, string type, string value, string issuer)
        => Add(principal, type, value, ClaimValueTypes.String, issuer);

    public static ClaimsIdentity AddClaim(this ClaimsIdentity identity, string type, bool value)
        => identity.AddClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity AddClaim(this ClaimsIdentity identity, string type, bool value, string issuer)
        => Add(identity, type, value ? "true" : "false", ClaimValueTypes.Boolean, issuer);

    public static ClaimsPrincipal AddClaim(this ClaimsPrincipal principal, string type, bool value)
        => principal.AddClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal AddClaim(this ClaimsPrincipal principal, string type, bool value, string issuer)
        => Add(principal, type, value ? "true" : "false", ClaimValueTypes.Boolean, issuer);

    public static ClaimsIdentity AddClaim(this ClaimsIdentity identity, string type, long value)
        => identity.AddClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity AddClaim(this ClaimsIdentity identity, string type, long value, string issuer)
        => Add(identity, type, value.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64, issuer);

    public static ClaimsPrincipal AddClaim(this ClaimsPrincipal principal, string type, long value)
        => principal.AddClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal AddClaim(this ClaimsPrincipal principal, string type, long value, string issuer)
        => Add(principal, type, value.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64, issuer);

    public static ClaimsIdentity AddClaim(this ClaimsIdentity identity, string type, JsonElement value)
        => identity.AddClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity AddClaim(this ClaimsIdentity identity, string type, JsonElement value, string issuer)
        => Add(identity, type, NotArray(value).ToString(), ClaimJson.ValueType(value), issuer);

    public static ClaimsPrincipal AddClaim(this ClaimsPrincipal principal, string type, JsonElement value)
        => principal.AddClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal AddClaim(this ClaimsPrincipal principal, string type, JsonElement value, string issuer)
        => Add(principal, type, NotArray(value).ToString(), ClaimJson.ValueType(value), issuer);

    public static ClaimsIdentity AddClaim(this ClaimsIdentity identity, string type, IDictionary<string, string?> value)
        => identity.AddClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsIdentity AddClaim(this ClaimsIdentity identity, string type, IDictionary<string, string?> value, string issuer)
        => Add(identity, type, ClaimJson.Serialize(value), ClaimJson.Object, issuer);

    public static ClaimsPrincipal AddClaim(this ClaimsPrincipal principal, string type, IDictionary<string, string?> value)
        => principal.AddClaim(type, value, ClaimsIdentity.DefaultIssuer);

    public static ClaimsPrincipal AddClaim(this ClaimsPrincipal principal, string type, IDictionary<string, string?> value, string issuer)
        => Add(principal, type, ClaimJson.Serialize(value), ClaimJson.Object, issuer);

    private static JsonElement NotArray(JsonElement value) => value.ValueKind is JsonValueKind.Array
        ? throw new ArgumentException("An array needs one of the overloads that add several claims.", nameof(value))
        : value;

    private static ClaimsPrincipal Add(ClaimsPrincipal principal, string type, string value, string valueType, string issuer)
    {
        Add(Primary(principal), type, value, valueType, issuer);
        return principal;
    }

    private static ClaimsIdentity Add(ClaimsIdentity identity, string type, string value, string valueType, string issuer)
    {
        ArgumentNullException.ThrowIfNull(identity);
        identity.AddClaim(new(Required(type, nameof(type)), value, valueType, issuer, issuer, identity));
        return identity;
    }

    private static ClaimsIdentity Primary(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.Identity as ClaimsIdentity
            ?? throw new ArgumentException("The principal has no claims identity.", nameof(principal));
    }
}
