using System.Text;
using System.Text.RegularExpressions;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Expressions;

/// <summary>
/// What the manifest's expressions mean in a cluster: an endpoint is the Service of its resource, a secret a key of the one
/// Secret, every other parameter a setting.
/// </summary>
internal sealed partial class ExpressionResolver(AppManifest manifest)
{
    /// <summary>Where a project listens whose manifest leaves the port to the deployment: the default of .NET's images.</summary>
    public const int ProjectPort = 8080;

    private const int MaxDepth = 8;

    /// <summary>The parts of an expression, literal ones joined.</summary>
    /// <exception cref="DeploymentException">It refers to what is not there.</exception>
    public IReadOnlyList<TextPart> Resolve(string expression, string place) => Join(Expand(expression, place, 0));

    /// <summary>Every endpoint that an expression speaks of, also through the connection strings that it names.</summary>
    public IEnumerable<BindingReference> References(string expression) => References(expression, 0);

    /// <summary>The endpoint of a reference.</summary>
    /// <exception cref="DeploymentException">The manifest has none.</exception>
    public ManifestBinding Binding(BindingReference reference, string place) =>
        manifest.Require(reference.Resource, place) is WorkloadManifest workload && workload.Bindings.TryGetValue(reference.Binding, out var binding)
            ? binding
            : throw new DeploymentException($"{place}: the manifest has no endpoint '{reference.Binding}' of '{reference.Resource}'. Generate it again with the AppHost.");

    /// <summary>The port on which the pods of a resource and its Service listen.</summary>
    public static int PortOf(ManifestBinding binding) => binding.TargetPort ?? ProjectPort;

    private IEnumerable<BindingReference> References(string expression, int depth)
    {
        foreach (Match match in Placeholder().Matches(expression))
        {
            var (name, path) = (match.Groups["name"].Value, match.Groups["path"].Value);
            if (path.Split('.') is ["bindings", var binding, _])
            {
                yield return new(name, binding);
            }
            else if (path == "connectionString" && depth < MaxDepth)
            {
                foreach (var reference in References(ConnectionStringOf(name, name), depth + 1))
                {
                    yield return reference;
                }
            }
        }
    }

    private IEnumerable<TextPart> Expand(string expression, string place, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new DeploymentException($"{place}: the expression refers to itself. Generate the manifest again.");
        }

        var end = 0;
        foreach (Match match in Placeholder().Matches(expression))
        {
            yield return new LiteralPart(expression[end..match.Index]);
            end = match.Index + match.Length;
            foreach (var part in Expand(match.Groups["name"].Value, match.Groups["path"].Value, place, depth + 1))
            {
                yield return part;
            }
        }

        yield return new LiteralPart(expression[end..]);
    }

    private IEnumerable<TextPart> Expand(string name, string path, string place, int depth) => path.Split('.') switch
    {
        ["value"] => Value(name, place, depth),
        ["connectionString"] => Expand(ConnectionStringOf(name, place), place, depth),
        ["bindings", var binding, var property] => [new LiteralPart(Endpoint(name, binding, property, place))],
        _ => throw new DeploymentException($"{place}: '{{{name}.{path}}}' is no expression that a deployment knows. Generate the manifest again."),
    };

    private IEnumerable<TextPart> Value(string name, string place, int depth) => manifest.Require(name, place) switch
    {
        ParameterManifest { IsSecret: true } => [new SecretPart(name)],
        ParameterManifest { Default: { } text } => [new LiteralPart(text)],
        ParameterManifest => [new ClusterPart(name)],
        AnnotatedStringManifest { Filter: "uri" } annotated => [Encode(Join(Expand(annotated.Value, place, depth)), place)],
        _ => throw new DeploymentException($"{place}: '{{{name}.value}}' is no value that a deployment knows. Generate the manifest again."),
    };

    // Nothing in a pod can encode a text: the Secret holds such a value in both forms.
    private static TextPart Encode(IReadOnlyList<TextPart> parts, string place) => parts switch
    {
        [SecretPart secret] => new SecretPart($"{secret.Key}-uri-encoded"),
        [LiteralPart literal] => new LiteralPart(Uri.EscapeDataString(literal.Text)),
        _ => throw new DeploymentException($"{place}: only a single secret or a fixed text can be URI-encoded. Encode each part by itself."),
    };

    private string Endpoint(string name, string bindingName, string property, string place)
    {
        var binding = Binding(new(name, bindingName), place);
        var port = PortOf(binding);
        return property switch
        {
            "url" => $"{binding.Scheme}://{name}:{port}",
            "host" => name,
            "port" or "targetPort" => $"{port}",
            "scheme" => binding.Scheme,
            "tlsEnabled" => binding.Scheme == "https" ? "True" : "False",
            _ => throw new DeploymentException($"{place}: an endpoint has no '{property}'. Generate the manifest again."),
        };
    }

    private string ConnectionStringOf(string name, string place) => manifest.Require(name, place) switch
    {
        ValueManifest value => value.ConnectionString,
        ContainerManifest { ConnectionString: { } text } => text,
        _ => throw new DeploymentException($"{place}: '{name}' has no connection string. Generate the manifest again."),
    };

    private static List<TextPart> Join(IEnumerable<TextPart> parts)
    {
        List<TextPart> joined = [];
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is LiteralPart literal)
            {
                text.Append(literal.Text);
                continue;
            }

            Flush();
            joined.Add(part);
        }

        Flush();
        return joined.Count == 0 ? [new LiteralPart("")] : joined;

        void Flush()
        {
            if (text.Length > 0)
            {
                joined.Add(new LiteralPart(text.ToString()));
                text.Clear();
            }
        }
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z][A-Za-z0-9-]*)\.(?<path>[A-Za-z0-9._-]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
