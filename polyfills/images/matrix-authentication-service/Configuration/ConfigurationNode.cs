using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace MatrixAuthenticationService.Configuration;

/// <summary>A place in the configuration file, which may be absent, and how its value is read or refused.</summary>
internal sealed class ConfigurationNode(string path, YamlNode? node)
{
    public string Path { get; } = path;

    public bool Exists => node is not null && node is not YamlScalarNode { Value: null or "" or "~" or "null", Style: YamlDotNet.Core.ScalarStyle.Plain };

    public ConfigurationNode this[string key]
    {
        get
        {
            var child = Path.Length == 0 ? key : $"{Path}.{key}";
            return node switch
            {
                _ when !Exists => new(child, null),
                YamlMappingNode map => new(child, map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null),
                _ => throw Error("must be a mapping"),
            };
        }
    }

    public ConfigurationException Error(string reason) => new(Path, reason);

    public ConfigurationNode Required() => Exists ? this : throw Error("is required");

    public string? Text() => !Exists ? null : node is YamlScalarNode scalar ? scalar.Value : throw Error("must be a string");

    public string RequiredText() => Required().Text() is { Length: > 0 } text ? text : throw Error("must not be empty");

    public bool Flag(bool fallback) => Text() switch
    {
        null => fallback,
        "true" => true,
        "false" => false,
        _ => throw Error("must be true or false"),
    };

    public int Integer(int fallback, int minimum, int maximum)
    {
        if (Text() is not { } text)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
            ? value
            : throw Error($"must be a whole number from {minimum} to {maximum}");
    }

    public Uri? HttpUri() => Text() is not { } text
        ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw Error("must be an absolute http or https URL");

    public Uri RequiredHttpUri() => Required().HttpUri()!;

    public string RequiredUlid() =>
        RequiredText() is var text && Ulid.IsValid(text) ? text : throw Error("must be a ULID (26 characters of 0-9 and A-Z without I, L, O, U)");

    public T Choice<T>(IReadOnlyDictionary<string, T> choices, T fallback) => Text() switch
    {
        null => fallback,
        var text when choices.TryGetValue(text, out var value) => value,
        _ => throw Error($"must be one of {string.Join(", ", choices.Keys)}"),
    };

    public IReadOnlyList<ConfigurationNode> Items() => node switch
    {
        _ when !Exists => [],
        YamlSequenceNode list => [.. list.Children.Select((item, index) => new ConfigurationNode($"{Path}[{index}]", item))],
        _ => throw Error("must be a list"),
    };

    public IReadOnlyList<ConfigurationNode> Members() => node switch
    {
        _ when !Exists => [],
        YamlMappingNode map => [.. map.Children.Select(pair => new ConfigurationNode(
            $"{Path}.{pair.Key}", pair.Value))],
        _ => throw Error("must be a mapping"),
    };

    public IReadOnlyList<string> Texts() => [.. Items().Select(item => item.RequiredText())];

    /// <summary>The value of <paramref name="key"/>, or the content of the file that <c>key_file</c> names; never both.</summary>
    public string? TextOrFile(string key)
    {
        var (inline, file) = (this[key], this[$"{key}_file"]);
        if (inline.Exists && file.Exists)
        {
            throw file.Error($"must not be given together with {inline.Path}");
        }

        return file.Exists ? file.FileContent() : inline.Text();
    }

    public string RequiredTextOrFile(string key) =>
        TextOrFile(key) is { Length: > 0 } text ? text : throw this[key].Error($"is required (or {key}_file)");

    private string FileContent()
    {
        try
        {
            return File.ReadAllText(RequiredText()).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Error("names a file that cannot be read");
        }
    }
}
