using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>The meaning of a manifest's expressions, told once more and in another way than the generator does.</summary>
internal sealed partial class ManifestValues(string serverName, string publicHost)
{
    private static readonly JsonObject Resources = JsonNode.Parse(File.ReadAllText(DeploymentFixture.ManifestPath))!["resources"]!.AsObject();

    /// <summary>Names of everything that runs.</summary>
    public static IEnumerable<string> Workloads => Resources.Where(resource => resource.Value!["env"] is not null || resource.Value["bindings"] is not null).Select(resource => resource.Key);

    /// <summary>The variables of a workload, each with its text in this cluster.</summary>
    public Dictionary<string, string> Environment(string workload) =>
        Resources[workload]!["env"]?.AsObject().ToDictionary(variable => variable.Key, variable => Text((string)variable.Value!)) ?? [];

    private string Text(string expression) => Placeholder().Replace(expression, match => Value(match.Groups[1].Value, match.Groups[2].Value));

    private string Value(string name, string path)
    {
        var resource = Resources[name]!;
        return path.Split('.') switch
        {
            ["value"] when name == "public-host" => publicHost,
            ["value"] when name == "matrix-server-name" => serverName,
            ["value"] => SecretValues.Of(name),
            ["connectionString"] => Text((string)resource["connectionString"]!),
            ["bindings", var binding, var property] => Endpoint(name, resource["bindings"]![binding]!, property),
            _ => throw new InvalidOperationException($"{name}.{path}"),
        };
    }

    private static string Endpoint(string name, JsonNode binding, string property)
    {
        var port = (int?)binding["targetPort"] ?? 8080;
        return property switch
        {
            "url" => $"{binding["scheme"]}://{name}:{port}",
            "host" => name,
            "scheme" => (string)binding["scheme"]!,
            _ => $"{port}",
        };
    }

    [GeneratedRegex(@"\{([a-z0-9-]+)\.([A-Za-z0-9.]+)\}")]
    private static partial Regex Placeholder();
}
