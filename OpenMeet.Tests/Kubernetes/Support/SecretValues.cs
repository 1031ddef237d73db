using System.Text.Json.Nodes;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>A value for every secret, with the characters that break things.</summary>
internal static class SecretValues
{
    private const string Encoded = "-uri-encoded";

    /// <summary>Keys that options add to the manifest's.</summary>
    public static readonly string[] OfOptions = ["turn-shared-secret", "livekit-key", "livekit-secret", "synapse-replication-secret"];

    /// <summary>The value of a key; a derived one is encoded.</summary>
    public static string Of(string key) => key.EndsWith(Encoded, StringComparison.Ordinal)
        ? Uri.EscapeDataString(Of(key[..^Encoded.Length]))
        : $"s3cret {key} $(PATH) \"quoted\" @:/?#";

    /// <summary>Every key that the one Secret may be asked for.</summary>
    public static IReadOnlySet<string> Known()
    {
        var resources = JsonNode.Parse(File.ReadAllText(DeploymentFixture.ManifestPath))!["resources"]!.AsObject();
        var parameters = resources.Where(resource => (bool?)resource.Value!["inputs"]?["value"]?["secret"] == true).Select(resource => resource.Key).ToList();
        var derived = resources.Where(resource => (string?)resource.Value!["filter"] == "uri").Select(resource => resource.Key);
        return parameters.Concat(derived).Concat(OfOptions).ToHashSet(StringComparer.Ordinal);
    }
}
