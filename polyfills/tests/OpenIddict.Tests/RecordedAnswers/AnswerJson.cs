using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Tests.Support;

namespace OpenIddict.Tests.RecordedAnswers;

/// <summary>JSON with tokens opened, times relative to the clock, and random values replaced by what they look like.</summary>
internal static partial class AnswerJson
{
    public static JsonNode? Normalize(JsonNode? node, string? name) => node switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Normalize(pair.Value, pair.Key)))),
        JsonArray list => new JsonArray([.. list.Select(item => Normalize(item, name: null))]),
        JsonValue value => Normalize(value, name),
        _ => null,
    };

    private static JsonNode Normalize(JsonValue value, string? name)
    {
        if (name is "exp" or "iat" or "nbf" or "auth_time")
        {
            return "<now" + (value.GetValue<long>() - ShiftedClock.UnixSeconds).ToString("+0;-0;+0", CultureInfo.InvariantCulture) + ">";
        }

        if (!value.TryGetValue<string>(out var text))
        {
            return value.DeepClone();
        }

        return name switch
        {
            "kid" => "<kid>",
            "error_description" => "<text>",
            "n" or "x" or "y" => "<key>",
            "at_hash" => HalfHash().IsMatch(text) ? "<22 chars base64url>" : text,
            "access_token" or "refresh_token" or "id_token" => Open(text),
            _ when Guid.TryParseExact(text, "D", out _) => "<guid>",
            _ => text,
        };
    }

    private static JsonNode Open(string token) => token.Split('.') switch
    {
        { Length: 5 } parts => new JsonObject { ["jwe"] = Normalize(Decode(parts[0]), name: null) },
        { Length: 3 } parts => new JsonObject
        {
            ["jws"] = Normalize(Decode(parts[0]), name: null),
            ["claims"] = Normalize(Decode(parts[1]), name: null),
        },
        _ => Reference().IsMatch(token) ? "<43 base64url chars>" : token,
    };

    private static JsonNode? Decode(string part) => JsonNode.Parse(Base64UrlEncoder.Decode(part));

    [GeneratedRegex("^[\\w-]{22}$")]
    private static partial Regex HalfHash();

    [GeneratedRegex("^[\\w-]{43}$")]
    private static partial Regex Reference();
}
