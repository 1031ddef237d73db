using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenIddict.EntityFrameworkCore;

/// <summary>Lists and maps are stored as compact JSON in text columns, empty ones as NULL.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ImmutableArray<string> ReadList(string? column)
        => string.IsNullOrEmpty(column) ? [] : JsonSerializer.Deserialize<ImmutableArray<string>>(column);

    public static string? WriteList(IReadOnlyCollection<string> values)
        => values.Count is 0 ? null : JsonSerializer.Serialize(values, Options);

    /// <summary>A text as it is found within a stored list, quotes included.</summary>
    public static string Item(string value) => JsonSerializer.Serialize(value, Options);

    public static ImmutableDictionary<string, T> ReadMap<T>(string? column)
        => string.IsNullOrEmpty(column)
            ? ImmutableDictionary<string, T>.Empty
            : JsonSerializer.Deserialize<Dictionary<string, T>>(column)!.ToImmutableDictionary(StringComparer.Ordinal);

    public static string? WriteMap<T>(IReadOnlyDictionary<string, T> values)
        => values.Count is 0 ? null : JsonSerializer.Serialize(values, Options);

    public static ImmutableDictionary<CultureInfo, string> ReadNames(string? column)
        => ReadMap<string>(column).ToImmutableDictionary(pair => CultureInfo.GetCultureInfo(pair.Key), pair => pair.Value);

    public static string? WriteNames(IReadOnlyDictionary<CultureInfo, string> values)
        => WriteMap(values.ToDictionary(pair => pair.Key.Name, pair => pair.Value, StringComparer.Ordinal));
}
