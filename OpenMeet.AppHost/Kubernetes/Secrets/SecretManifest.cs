using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>The Kubernetes Secret as text.</summary>
internal static class SecretManifest
{
    // A JSON string is a double-quoted scalar of YAML.
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the Secret, keys sorted; the same document gives the same bytes.</summary>
    public static string Write(SecretDocument document, string kubernetesNamespace)
    {
        var text = new StringBuilder();
        text.Append($"apiVersion: v1\nkind: Secret\nmetadata:\n  name: {SecretKinds.SecretName}\n  namespace: {kubernetesNamespace}\n");
        text.Append("  labels:\n    app.kubernetes.io/part-of: openmeet\n");
        AppendAnnotations(text, document.Annotations);
        text.Append("type: Opaque\nstringData:\n");
        foreach (var (name, value) in document.Secrets.Values)
        {
            text.Append($"  {name}: {Quote(value)}\n");
        }

        return text.ToString();
    }

    /// <summary>Reads a Secret: YAML, or JSON as <c>kubectl get secret -o json</c> prints it, or a flat JSON object.</summary>
    /// <exception cref="DeploymentException">It is none of these.</exception>
    public static SecretDocument Read(string text, string source)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return root.Children.ContainsKey("kind") ? ReadObject(root) : new(new SecretSet(Texts(root)), SecretDocument.Empty.Annotations);
            }
        }
        catch (Exception exception) when (exception is YamlException or FormatException or InvalidCastException)
        {
            // The exception may quote the text, so none of it is told.
        }

        throw new DeploymentException($"{source}: it is not a Kubernetes Secret, nor a JSON object of names and values.");
    }

    public static string Quote(string value) => JsonSerializer.Serialize(value, Quoting);

    public static void AppendAnnotations(StringBuilder text, IReadOnlyDictionary<string, string> annotations)
    {
        if (annotations.Count > 0)
        {
            text.Append("  annotations:\n");
        }

        foreach (var (key, value) in annotations)
        {
            text.Append($"    {key}: {Quote(value)}\n");
        }
    }

    public static IReadOnlyDictionary<string, string> ReadAnnotations(YamlMappingNode root) =>
        Mapping(root, "metadata") is { } metadata && Mapping(metadata, "annotations") is { } annotations
            ? Texts(annotations)
            : SecretDocument.Empty.Annotations;

    private static SecretDocument ReadObject(YamlMappingNode root)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Mapping(root, "data") is { } data ? Texts(data) : [])
        {
            values[name] = Encoding.UTF8.GetString(Convert.FromBase64String(value));
        }

        foreach (var (name, value) in Mapping(root, "stringData") is { } strings ? Texts(strings) : [])
        {
            values[name] = value;
        }

        return new(new SecretSet(values), ReadAnnotations(root));
    }

    private static YamlMappingNode? Mapping(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) ? child as YamlMappingNode : null;

    private static Dictionary<string, string> Texts(YamlMappingNode node) =>
        node.Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value ?? "", StringComparer.Ordinal);
}
