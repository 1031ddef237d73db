using System.Text.Json;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Registration;

/// <summary>Reads members of client metadata and refuses wrong types. Unknown members are never looked at.</summary>
internal sealed class MetadataReader(JsonObject body)
{
    public string? Text(string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw new MetadataException($"{name} must be a string"),
    };

    public IReadOnlyList<string>? Texts(string name) => body[name] switch
    {
        null => null,
        JsonArray list when list.All(item => item?.GetValueKind() == JsonValueKind.String) => [.. list.Select(item => item!.GetValue<string>())],
        _ => throw new MetadataException($"{name} must be a list of strings"),
    };

    public static string Uri(string text) => Http.Uris.Normalise(text) ?? throw new MetadataException($"not a URL: {text}");

    public string? ApplicationType() => Text("application_type") switch
    {
        null => null,
        "web" or "native" => Text("application_type"),
        _ => throw new MetadataException("application_type must be web or native"),
    };

    /// <summary>Those members, and their variants <c>name#language</c>.</summary>
    public IReadOnlyDictionary<string, string> Localised(string[] names) => body
        .Where(member => names.Contains(member.Key.Split('#')[0]) && member.Value is not null)
        .ToDictionary(member => member.Key, member => Text(member.Key)!);

    public IReadOnlyDictionary<string, string> LocalisedUris(string[] names) =>
        Localised(names).ToDictionary(member => member.Key, member => Uri(member.Value));

    public void RefuseUnlessAbsent(string name)
    {
        if (body[name] is not null)
        {
            throw new MetadataException($"{name} is not supported");
        }
    }

    public void RefuseUnless(string name, string? allowed)
    {
        if (Text(name) is { } value && value != allowed)
        {
            throw new MetadataException($"{name} {value} is not supported");
        }
    }
}
