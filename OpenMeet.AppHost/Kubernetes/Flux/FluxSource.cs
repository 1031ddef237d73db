using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OpenMeet.AppHost.Kubernetes.Flux;

/// <summary>Where Flux finds this repository: the one thing that neither the manifest nor the settings say.</summary>
/// <param name="Url">Of the repository: <c>https://…</c> or <c>ssh://…</c>.</param>
/// <param name="Branch">What is deployed.</param>
/// <param name="Secret">Name of the Secret with credentials for it; null: it is public.</param>
internal sealed record FluxSource(string Url, string Branch, string? Secret)
{
    /// <summary>What a file that was generated before says; null if there is none.</summary>
    public static FluxSource? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var stream = new YamlStream();
            using var reader = File.OpenText(path);
            stream.Load(reader);
            var spec = stream.Documents[0].RootNode["spec"];
            return new(Text(spec["url"]), Text(spec["ref"]["branch"]), ((YamlMappingNode)spec).Children.TryGetValue("secretRef", out var secret) ? Text(secret["name"]) : null);
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or KeyNotFoundException or InvalidCastException or ArgumentException)
        {
            throw new DeploymentException($"{path}: it is no GitRepository with url and branch. Take the last good version from Git, or delete it and give --repository.");
        }
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
