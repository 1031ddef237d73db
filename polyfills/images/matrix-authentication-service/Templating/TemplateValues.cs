using System.Text.Json;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Templating;

/// <summary>Jinja's view of JSON values.</summary>
internal static class TemplateValues
{
    public static string ToText(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "",
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    public static bool IsTrue(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.String => value.GetValue<string>().Length > 0,
        JsonValueKind.Array => value.AsArray().Count > 0,
        JsonValueKind.Object => value.AsObject().Count > 0,
        JsonValueKind.Number => value.ToJsonString() != "0",
        _ => true,
    };

    public static JsonNode? Attribute(JsonNode? value, string name) => value switch
    {
        null => throw new TemplateException($"attribute {name} of something undefined"),
        JsonObject map => map[name],
        _ => null,
    };

    /// <summary>The filter of that name, or null.</summary>
    public static Func<JsonNode?, JsonNode?, JsonNode?>? Filter(string name) => name switch
    {
        "lower" => (value, _) => ToText(value).ToLowerInvariant(),
        "upper" => (value, _) => ToText(value).ToUpperInvariant(),
        "trim" => (value, _) => ToText(value).Trim(),
        "string" => (value, _) => ToText(value),
        "default" => (value, fallback) => value ?? fallback,
        _ => null,
    };
}
