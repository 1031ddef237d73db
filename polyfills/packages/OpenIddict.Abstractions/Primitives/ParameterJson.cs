using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenIddict.Abstractions;

/// <summary>Conversions between the values that <see cref="OpenIddictParameter"/> may hold.</summary>
internal static class ParameterJson
{
    public static JsonElement ToElement(object? value) => value switch
    {
        null => default,
        JsonElement element => element,
        JsonNode node => JsonSerializer.SerializeToElement(node),
        bool boolean => JsonSerializer.SerializeToElement(boolean),
        long number => JsonSerializer.SerializeToElement(number),
        string text => JsonSerializer.SerializeToElement(text),
        string?[] texts => JsonSerializer.SerializeToElement(texts),
        _ => throw new InvalidOperationException("The parameter holds a value of an unknown type."),
    };

    public static bool? ToBoolean(object? value) => value switch
    {
        bool boolean => boolean,
        string text => bool.TryParse(text, out var parsed) ? parsed : null,
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.False } => false,
        JsonElement { ValueKind: JsonValueKind.String } element => ToBoolean(element.GetString()),
        JsonNode node => ToBoolean(ToElement(node)),
        _ => null,
    };

    public static long? ToInteger(object? value) => value switch
    {
        long number => number,
        string text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
        JsonElement { ValueKind: JsonValueKind.Number } element => element.TryGetInt64(out var parsed) ? parsed : null,
        JsonElement { ValueKind: JsonValueKind.String } element => ToInteger(element.GetString()),
        JsonNode node => ToInteger(ToElement(node)),
        _ => null,
    };

    public static string? ToText(object? value) => value switch
    {
        string text => text,
        bool boolean => boolean ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        string?[] texts => texts is [var single] ? single : null,
        JsonElement { ValueKind: JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } element
            => element.ToString(),
        JsonNode node => ToText(ToElement(node)),
        _ => null,
    };

    public static string?[]? ToTexts(object? value) => value switch
    {
        string?[] texts => texts,
        JsonElement { ValueKind: JsonValueKind.Array } element => [.. element.EnumerateArray().Select(item => ToText(item))],
        JsonNode node => ToTexts(ToElement(node)),
        _ => ToText(value) is { } text ? [text] : null,
    };

    public static bool IsEmpty(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => string.IsNullOrEmpty(element.GetString()),
        JsonValueKind.Array => element.GetArrayLength() is 0,
        JsonValueKind.Object => !element.EnumerateObject().Any(),
        _ => false,
    };

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        if (value is null or JsonElement { ValueKind: JsonValueKind.Undefined })
        {
            writer.WriteNullValue();
        }
        else if (value is string text)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            ToElement(value).WriteTo(writer);
        }
    }
}
