using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenIddict.Abstractions;

/// <summary>A value of a message: a string, several strings, a number, a boolean or JSON. Conversions that make no sense give null.</summary>
public readonly struct OpenIddictParameter : IEquatable<OpenIddictParameter>
{
    public OpenIddictParameter(bool value) => Value = value;

    public OpenIddictParameter(bool? value) => Value = value;

    public OpenIddictParameter(JsonElement value) => Value = value;

    public OpenIddictParameter(JsonNode? value) => Value = value;

    public OpenIddictParameter(long value) => Value = value;

    public OpenIddictParameter(long? value) => Value = value;

    public OpenIddictParameter(string? value) => Value = value;

    public OpenIddictParameter(string?[]? value) => Value = value;

    public object? Value { get; }

    public bool Equals(OpenIddictParameter other) => (Value, other.Value) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (string left, string right) => string.Equals(left, right, StringComparison.Ordinal),
        (string?[] left, string?[] right) => left.SequenceEqual(right, StringComparer.Ordinal),
        _ => JsonElement.DeepEquals(ParameterJson.ToElement(Value), ParameterJson.ToElement(other.Value)),
    };

    public override bool Equals(object? obj) => obj is OpenIddictParameter parameter && Equals(parameter);

    public override int GetHashCode() => Value switch
    {
        null => 0,
        string value => value.GetHashCode(StringComparison.Ordinal),
        string?[] values => values.Length,
        bool value => value.GetHashCode(),
        long value => value.GetHashCode(),
        // JSON that is equal may be written differently.
        _ => (int)ParameterJson.ToElement(Value).ValueKind,
    };

    public override string? ToString() => Value switch
    {
        null => string.Empty,
        bool value => value ? "true" : "false",
        long value => value.ToString(CultureInfo.InvariantCulture),
        string value => value,
        string?[] values => string.Join(", ", values),
        _ => ParameterJson.ToElement(Value).ToString(),
    };

    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ParameterJson.Write(writer, Value);
    }

    public static bool operator ==(OpenIddictParameter left, OpenIddictParameter right) => left.Equals(right);

    public static bool operator !=(OpenIddictParameter left, OpenIddictParameter right) => !left.Equals(right);

    public static explicit operator bool(OpenIddictParameter? parameter) => ((bool?)parameter).GetValueOrDefault();

    public static explicit operator bool?(OpenIddictParameter? parameter) => ParameterJson.ToBoolean(parameter?.Value);

    public static explicit operator JsonElement(OpenIddictParameter? parameter) => ParameterJson.ToElement(parameter?.Value);

    public static explicit operator long(OpenIddictParameter? parameter) => ((long?)parameter).GetValueOrDefault();

    public static explicit operator long?(OpenIddictParameter? parameter) => ParameterJson.ToInteger(parameter?.Value);

    public static explicit operator string?(OpenIddictParameter? parameter) => ParameterJson.ToText(parameter?.Value);

    public static explicit operator string?[]?(OpenIddictParameter? parameter) => ParameterJson.ToTexts(parameter?.Value);

    public static implicit operator OpenIddictParameter(bool value) => new(value);

    public static implicit operator OpenIddictParameter(bool? value) => new(value);

    public static implicit operator OpenIddictParameter(JsonElement value) => new(value);

    public static implicit operator OpenIddictParameter(JsonNode? value) => new(value);

    public static implicit operator OpenIddictParameter(long value) => new(value);

    public static implicit operator OpenIddictParameter(long? value) => new(value);

    public static implicit operator OpenIddictParameter(string? value) => new(value);

    public static implicit operator OpenIddictParameter(string?[]? value) => new(value);

    public static bool IsNullOrEmpty(OpenIddictParameter parameter) => parameter.Value switch
    {
        null => true,
        string value => value.Length is 0,
        string?[] values => values.Length is 0,
        bool or long => false,
        var value => ParameterJson.IsEmpty(ParameterJson.ToElement(value)),
    };
}
