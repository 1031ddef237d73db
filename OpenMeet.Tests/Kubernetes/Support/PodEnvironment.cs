using System.Text;
using k8s.Models;

namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>What the kubelet makes of a container's environment: ConfigMaps, then variables, expanded by those before them.</summary>
internal static class PodEnvironment
{
    /// <param name="cluster">Where ConfigMaps are looked up.</param>
    /// <param name="podName">Name of the controller.</param>
    /// <param name="container">The container.</param>
    /// <param name="secret">Gives the value of a key of the Secret; null: <see cref="SecretValues"/> does.</param>
    public static Dictionary<string, string> Of(RenderedCluster cluster, string podName, V1Container container, Func<string, string>? secret = null)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in container.EnvFrom ?? [])
        {
            foreach (var (name, value) in cluster.One<V1ConfigMap>(source.ConfigMapRef.Name).Data)
            {
                result[name] = value;
            }
        }

        // Expansion sees the container's own list only, not what ConfigMaps bring.
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in container.Env ?? [])
        {
            variables[variable.Name] = variable.ValueFrom switch
            {
                null => Expand(variable.Value ?? "", variables),
                { SecretKeyRef: { Name: "openmeet-secrets" } key } => (secret ?? SecretValues.Of)(key.Key),
                { FieldRef.FieldPath: "metadata.name" } => $"{podName}-0",
                { FieldRef.FieldPath: "status.podIP" } => "10.42.0.7",
                _ => throw new InvalidOperationException($"{podName}: {variable.Name} comes from a place that is not known."),
            };
            result[variable.Name] = variables[variable.Name];
        }

        return result;
    }

    /// <summary><c>$(NAME)</c> is replaced where NAME is known, <c>$$</c> is a dollar sign.</summary>
    public static string Expand(string text, IReadOnlyDictionary<string, string> variables)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var end = text.IndexOf(')', at);
            if (text[at] != '$' || at + 1 == text.Length)
            {
                result.Append(text[at]);
            }
            else if (text[at + 1] == '$')
            {
                result.Append('$');
                at++;
            }
            else if (text[at + 1] == '(' && end > 0 && variables.TryGetValue(text[(at + 2)..end], out var value))
            {
                result.Append(value);
                at = end;
            }
            else
            {
                result.Append('$');
            }
        }

        return result.ToString();
    }
}
