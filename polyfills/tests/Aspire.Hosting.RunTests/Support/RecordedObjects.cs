using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Aspire.Hosting.RunTests.Support;

/// <summary>
/// Takes out of DCP's objects what differs from run to run, and puts names in place: ports, suffixes, folders. Secrets and the
/// random address of the resource service are left, the recording has placeholders for them.
/// </summary>
internal sealed partial class RecordedObjects(IReadOnlyDictionary<string, IReadOnlyList<JsonNode>> all)
{
    public static readonly string[] Collections = ["services", "containernetworks", "containernetworktunnelproxies", "containers", "executables"];
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly (string Port, string Service)[] _ports =
    [
        .. all["services"]
            .Where(s => s["metadata"]!["annotations"]?["container-network"] is null)
            .Select(s => ((int)s["status"]!["effectivePort"]!, (string)s["metadata"]!["name"]!))
            .Select(s => (s.Item1.ToString(System.Globalization.CultureInfo.InvariantCulture), s.Item2)),
    ];

    private readonly string[] _suffixes =
    [
        .. all["containers"].Concat(all["executables"]).Select(i => (string)i["metadata"]!["annotations"]!["otel-service-instance-id"]!),
    ];

    public static IReadOnlyDictionary<string, string> Expected() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recorded", "objects.json")))!.AsObject()
            .ToDictionary(e => e.Key, e => Text(e.Value!));

    /// <summary>One text for each object, by collection and name without suffix.</summary>
    public IReadOnlyDictionary<string, string> Actual() => Collections
        .SelectMany(c => all[c], (c, item) => (Key: Key(c, item), Text: Text(Normalize(c, item))))
        .ToDictionary(x => x.Key, x => x.Text);

    /// <summary>Whether the text is the recorded one, secrets being what they may.</summary>
    public static bool Matches(string expected, string actual) =>
        Regex.IsMatch(actual, "^" + AnythingPattern().Replace(Regex.Escape(expected), "[^\"]+?") + "$");

    private string Key(string collection, JsonNode item)
    {
        var name = (string)item["metadata"]!["name"]!;
        var suffix = _suffixes.FirstOrDefault(s => name.EndsWith("-" + s, StringComparison.Ordinal));
        var index = (string?)item["metadata"]!["annotations"]?["resource-replica-index"];
        return $"{collection}/{(suffix is null ? name : name[..^(suffix.Length + 1)])}{(index is null or "0" ? "" : "/" + index)}";
    }

    private JsonObject Normalize(string collection, JsonNode item)
    {
        var annotations = item["metadata"]!["annotations"]?.DeepClone().AsObject() ?? [];
        if ((string?)annotations["service-producer"] is { } producers)
        {
            var sorted = JsonNode.Parse(producers)!.AsArray().OrderBy(p => (string)p!["serviceName"]!, StringComparer.Ordinal).Select(p => p!.DeepClone());
            annotations["service-producer"] = new JsonArray([.. sorted]).ToJsonString();
        }

        var spec = item["spec"]!.DeepClone().AsObject();
        spec.Remove("ambientEnvironment");
        if (collection == "services")
        {
            spec.Remove("port");
        }

        return new JsonObject
        {
            ["annotations"] = Normalize(new JsonObject(annotations.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => KeyValuePair.Create(a.Key, a.Value?.DeepClone())))),
            ["spec"] = Normalize(spec),
        };
    }

    private JsonNode? Normalize(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, Normalize(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Normalize)]),
        JsonValue v when v.TryGetValue<string>(out var text) => Normalize(text),
        _ => node?.DeepClone(),
    };

    private string Normalize(string text)
    {
        if (_suffixes.Contains(text))
        {
            return "{suffix}";
        }

        foreach (var (port, service) in _ports)
        {
            text = Regex.Replace(text, $"(?<![0-9a-zA-Z]){port}(?![0-9])", $"{{port:{service}}}");
        }

        foreach (var suffix in _suffixes)
        {
            text = text.Replace("-" + suffix, "-{suffix}", StringComparison.Ordinal);
        }

        text = ImageTag().Replace(text, "web:{tag}");
        text = NetworkSuffix().Replace(text, "session-network-{suffix}");
        text = VolumeHash().Replace(text, "apphost-{hash}-");
        return text
            .Replace(Path.GetDirectoryName(ThisAssembly.Metadata("aspiredashboardpath"))!, "{bundle}", StringComparison.Ordinal)
            .Replace(ThisAssembly.Metadata("sample"), "{root}", StringComparison.Ordinal);
    }

    private static string Text(JsonNode node) => node.ToJsonString(s_indented);

    [GeneratedRegex(@"\\\{(secret|resource-service)}")]
    private static partial Regex AnythingPattern();

    [GeneratedRegex("web:[0-9a-f]{40}")]
    private static partial Regex ImageTag();

    [GeneratedRegex("session-network-[a-z]{8}")]
    private static partial Regex NetworkSuffix();

    [GeneratedRegex("apphost-[0-9a-f]{10}-")]
    private static partial Regex VolumeHash();
}
