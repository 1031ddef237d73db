using System.Text.Json;

namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>Reads documents of which nothing is certain.</summary>
internal static class JsonPaths
{
    /// <summary>The element at a path, undefined where the path leads nowhere.</summary>
    public static JsonElement At(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                return default;
            }
        }

        return json;
    }

    /// <summary>The text at a path, null where there is none.</summary>
    public static string? Text(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The texts of the array at a path, none where there is none.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
