using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MatrixAuthenticationService.Configuration;

/// <summary>Reads configuration files; of several, mappings merge (the later wins) and lists are joined.</summary>
internal static class ConfigurationFile
{
    public static ConfigurationNode Load(IReadOnlyList<string> files) =>
        new("", files.Select(Read).Aggregate<YamlNode, YamlNode?>(null, (merged, next) => merged is null ? next : Merge(merged, next)));

    public static ConfigurationNode Parse(string yaml) => new("", Parse(new StringReader(yaml), "configuration"));

    private static YamlNode Read(string file)
    {
        try
        {
            using var reader = File.OpenText(file);
            return Parse(reader, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(file, "cannot be read");
        }
    }

    private static YamlMappingNode Parse(TextReader reader, string name)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(reader);
        }
        catch (YamlException e)
        {
            throw new ConfigurationException(name, $"is not YAML (line {e.Start.Line})");
        }

        return stream.Documents is [{ RootNode: YamlMappingNode map }]
            ? map
            : throw new ConfigurationException(name, "must be one YAML mapping");
    }

    private static YamlNode Merge(YamlNode first, YamlNode second)
    {
        switch (first, second)
        {
            case (YamlMappingNode a, YamlMappingNode b):
                foreach (var (key, value) in b.Children)
                {
                    a.Children[key] = a.Children.TryGetValue(key, out var mine) ? Merge(mine, value) : value;
                }

                return a;
            case (YamlSequenceNode a, YamlSequenceNode b):
                return new YamlSequenceNode(a.Children.Concat(b.Children));
            default:
                return second;
        }
    }
}
