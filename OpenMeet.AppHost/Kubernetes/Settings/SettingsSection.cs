using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>A mapping of a settings file, read strictly: what nobody asked for is a mistake.</summary>
internal sealed class SettingsSection(YamlMappingNode? node, string path, SettingsProblems problems)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Whether the file has this section.</summary>
    public bool Exists => node is not null;

    /// <summary>The name of a setting of this section.</summary>
    public string Name(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>A text that must be there; empty when it is not, which has been reported then.</summary>
    public string Required(string key, string remedy)
    {
        if (Text(key) is { Length: > 0 } text)
        {
            return text;
        }

        problems.Add(Name(key), "is missing", remedy);
        return "";
    }

    /// <summary>A text; null if there is none.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => ScalarOf(scalar, Name(key)),
        _ => Wrong(key, "must be a text"),
    };

    /// <summary>A whole number; the fallback if there is none.</summary>
    public int Number(string key, int fallback) => Text(key) switch
    {
        null => fallback,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => WrongNumber(Name(key), fallback),
    };

    /// <summary>One of the names of an enumeration.</summary>
    public T OneOf<T>(string key, string remedy)
        where T : struct, Enum
    {
        var text = Required(key, remedy);
        var names = Enum.GetNames<T>().Select(CamelCase).ToArray();
        if (Array.IndexOf(names, text) is >= 0 and var index)
        {
            return Enum.GetValues<T>()[index];
        }

        if (text.Length > 0)
        {
            problems.Add(Name(key), $"'{text}' is none of {string.Join(", ", names)}", remedy);
        }

        return default;
    }

    /// <summary>A list of texts; empty if there is none.</summary>
    public IReadOnlyList<string> Texts(string key) => Items(key)
        .Select((item, index) => item is YamlScalarNode scalar ? ScalarOf(scalar, $"{Name(key)}[{index}]") : Wrong(key, "must be a list of texts"))
        .OfType<string>()
        .ToList();

    /// <summary>A list of sections; empty if there is none.</summary>
    public IReadOnlyList<SettingsSection> Sections(string key) =>
        [.. Items(key).Select((item, index) => new SettingsSection(item as YamlMappingNode, $"{Name(key)}[{index}]", problems))];

    /// <summary>A section, which may be missing.</summary>
    public SettingsSection Section(string key)
    {
        var found = Find(key);
        if (found is not (null or YamlMappingNode or YamlScalarNode { Value: "" or "null" or "~" }))
        {
            Wrong(key, "must be a section of settings");
        }

        return new(found as YamlMappingNode, Name(key), problems);
    }

    /// <summary>Texts by names that the file chooses.</summary>
    public IReadOnlyDictionary<string, string> Dictionary(string key)
    {
        var result = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Section(key).Entries())
        {
            if (value is YamlScalarNode scalar)
            {
                result[name] = ScalarOf(scalar, $"{Name(key)}.{name}") ?? "";
            }
            else
            {
                problems.Add($"{Name(key)}.{name}", "must be a text", "Write one value");
            }
        }

        return result;
    }

    /// <summary>Reports every key that nobody has asked for, with the nearest known one.</summary>
    public void RefuseUnknown()
    {
        foreach (var (name, _) in Entries().Where(entry => !_known.Contains(entry.Name)))
        {
            var nearest = _known.MinBy(known => EditDistance.Between(known, name));
            problems.Add(Name(name), "is no setting", nearest is null ? "Take it out" : $"Take it out, or write '{Name(nearest)}' if that is meant");
        }
    }

    private IEnumerable<(string Name, YamlNode Value)> Entries() =>
        node?.Children.Select(child => ((child.Key as YamlScalarNode)?.Value ?? "", child.Value)) ?? [];

    private YamlNode? Find(string key)
    {
        _known.Add(key);
        return Entries().FirstOrDefault(entry => entry.Name == key).Value;
    }

    private IEnumerable<YamlNode> Items(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence:
                return sequence.Children;
            default:
                Wrong(key, "must be a list");
                return [];
        }
    }

    private string? ScalarOf(YamlScalarNode scalar, string setting)
    {
        if (scalar.Value is { } value && Placeholders.Find(value) is { } placeholder)
        {
            problems.Add(setting, $"'{placeholder}' is a placeholder", "Write the real value of this cluster");
            return null;
        }

        return scalar.Value;
    }

    private string? Wrong(string key, string wrong)
    {
        problems.Add(Name(key), wrong, "Compare with deploy/cloud.yaml");
        return null;
    }

    private int WrongNumber(string setting, int fallback)
    {
        problems.Add(setting, "is no whole number", "Write digits only");
        return fallback;
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
