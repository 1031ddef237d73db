using System.Security.Claims;
using System.Text.Json;

namespace OpenIddict.Abstractions;

/// <summary>The value types that Microsoft.IdentityModel uses for claims that hold JSON.</summary>
internal static class ClaimJson
{
    public const string List = "JSON_ARRAY";
    public const string Object = "JSON";
    public const string Null = "JSON_NULL";

    public static string ValueType(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => ClaimValueTypes.String,
        JsonValueKind.True or JsonValueKind.False => ClaimValueTypes.Boolean,
        JsonValueKind.Number when element.TryGetInt32(out _) => ClaimValueTypes.Integer32,
        JsonValueKind.Number when element.TryGetInt64(out _) => ClaimValueTypes.Integer64,
        JsonValueKind.Number => ClaimValueTypes.Double,
        JsonValueKind.Null or JsonValueKind.Undefined => Null,
        JsonValueKind.Array => List,
        _ => Object,
    };

    public static IEnumerable<string> Values(Claim claim)
        => claim.ValueType is List
            ? JsonSerializer.Deserialize<JsonElement[]>(claim.Value)!.Select(element => element.ToString())
            : [claim.Value];

    public static string Serialize(IDictionary<string, string?> value) => JsonSerializer.Serialize(value);
}
