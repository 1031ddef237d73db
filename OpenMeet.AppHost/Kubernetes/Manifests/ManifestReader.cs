using System.Text.Json;

namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>Reads <c>aspire-manifest.json</c>.</summary>
internal static class ManifestReader
{
    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <exception cref="DeploymentException">There is none, it is no manifest, or it holds a kind of resource that this tool cannot deploy.</exception>
    public static async Task<AppManifest> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new DeploymentException($"{path}: there is no manifest. Generate it: dotnet run --project OpenMeet.AppHost -- --publisher manifest --output-path {Path.GetFullPath(path)}");
        }

        await using var file = File.OpenRead(path);
        try
        {
            using var json = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
            return Parse(json.RootElement);
        }
        catch (JsonException exception)
        {
            throw new DeploymentException($"{path}: line {exception.LineNumber + 1} is not JSON. Generate the manifest again.");
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new DeploymentException($"{path}: it is not an Aspire manifest. Generate it again.");
        }
    }

    private static AppManifest Parse(JsonElement root)
    {
        var problems = new List<string>();
        var resources = new OrderedDictionary<string, ManifestResource>(StringComparer.Ordinal);
        foreach (var (name, json) in Members(root.GetProperty("resources")))
        {
            ManifestResource? resource = json.TryGetProperty("type", out var type) ? type.GetString() switch
            {
                "project.v0" => new ProjectManifest(name, json.GetProperty("path").GetString()!, Texts(json, "env"), Bindings(json)),
                "container.v0" or "container.v1" => Container(name, json),
                "parameter.v0" => Parameter(name, json.GetProperty("inputs").GetProperty("value")),
                "value.v0" => new ValueManifest(name, json.GetProperty("connectionString").GetString()!),
                "annotated.string" => new AnnotatedStringManifest(name, json.GetProperty("value").GetString()!, json.GetProperty("filter").GetString()!),
                _ => null,
            }
            : null;
            if (resource is null)
            {
                problems.Add($"resources.{name}: a resource of this type cannot be deployed. Leave it out of the manifest (ExcludeFromManifest).");
                continue;
            }

            resources.Add(name, resource);
        }

        return problems.Count == 0 ? new AppManifest(resources) : throw new DeploymentException(problems);
    }

    private static ContainerManifest Container(string name, JsonElement json) => new(
        name,
        Text(json, "image"),
        json.TryGetProperty("build", out var build)
            ? new ManifestBuild(build.GetProperty("context").GetString()!, build.GetProperty("dockerfile").GetString()!, Texts(build, "args"))
            : null,
        Text(json, "entrypoint"),
        json.TryGetProperty("args", out var args) ? [.. args.EnumerateArray().Select(arg => arg.GetString()!)] : [],
        json.TryGetProperty("volumes", out var volumes) ? [.. volumes.EnumerateArray().Select(Volume)] : [],
        Text(json, "connectionString"),
        Texts(json, "env"),
        Bindings(json));

    private static ManifestVolume Volume(JsonElement json) => new(
        json.GetProperty("name").GetString()!, json.GetProperty("target").GetString()!, json.GetProperty("readOnly").GetBoolean());

    private static ParameterManifest Parameter(string name, JsonElement input)
    {
        var isSecret = input.TryGetProperty("secret", out var secret) && secret.GetBoolean();
        if (!input.TryGetProperty("default", out var fallback))
        {
            return new(name, isSecret, Generate: null, Default: null);
        }

        return fallback.TryGetProperty("generate", out var generate)
            ? new(name, isSecret, new(generate.GetProperty("minLength").GetInt32(), !generate.TryGetProperty("special", out var special) || special.GetBoolean()), Default: null)
            : new(name, isSecret, Generate: null, Text(fallback, "value"));
    }

    private static OrderedDictionary<string, ManifestBinding> Bindings(JsonElement json) =>
        Dictionary(json, "bindings", (name, binding) => new ManifestBinding(
            name,
            binding.GetProperty("scheme").GetString()!,
            Number(binding, "port"),
            Number(binding, "targetPort"),
            binding.TryGetProperty("external", out var external) && external.GetBoolean()));

    private static OrderedDictionary<string, string> Texts(JsonElement json, string member) =>
        Dictionary(json, member, (_, value) => value.GetString()!);

    private static OrderedDictionary<string, T> Dictionary<T>(JsonElement json, string member, Func<string, JsonElement, T> read)
    {
        var result = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, value) in json.TryGetProperty(member, out var members) ? Members(members) : [])
        {
            result.Add(name, read(name, value));
        }

        return result;
    }

    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement json) =>
        json.EnumerateObject().Select(member => (member.Name, member.Value));

    private static string? Text(JsonElement json, string member) => json.TryGetProperty(member, out var value) ? value.GetString() : null;

    private static int? Number(JsonElement json, string member) => json.TryGetProperty(member, out var value) ? value.GetInt32() : null;
}
