using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Expressions;
using OpenMeet.AppHost.Kubernetes.Manifests;

namespace OpenMeet.AppHost.Kubernetes.Workloads;

/// <summary>Sorts a workload's environment variables by where their values stand.</summary>
internal static class EnvironmentBuilder
{
    /// <exception cref="DeploymentException">A value cannot be said in a pod.</exception>
    public static WorkloadEnvironment Build(WorkloadManifest workload, ExpressionResolver resolver)
    {
        var literals = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var perCluster = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        List<V1EnvVar> secret = [];
        SortedSet<string> mixed = new(StringComparer.Ordinal);
        foreach (var (name, expression) in workload.Env)
        {
            var place = $"resources.{workload.Name}.env.{name}";
            var parts = resolver.Resolve(expression, place);
            var isSecret = parts.Any(part => part is SecretPart);
            var isPerCluster = parts.Any(part => part is ClusterPart);
            switch (isSecret, isPerCluster)
            {
                case (true, true):
                    throw new DeploymentException($"{place}: it mixes a secret with a value that differs per cluster, and no object of a cluster may hold both. Pass them in two variables.");
                case (true, false):
                    secret.Add(Variable(name, parts, mixed));
                    break;
                case (false, true):
                    perCluster.Add(name, expression);
                    break;
                default:
                    literals.Add(name, ((LiteralPart)parts[0]).Text);
                    break;
            }
        }

        // Expansion sees only what comes before: https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
        return new(literals, perCluster, [.. mixed.Select(key => FromSecret(new SecretPart(key).Variable, key)), .. secret]);
    }

    /// <summary>A variable with the value of one key of the Secret.</summary>
    public static V1EnvVar FromSecret(string name, string key) => new()
    {
        Name = name,
        ValueFrom = new() { SecretKeyRef = new() { Name = SecretPart.SecretName, Key = key } },
    };

    /// <summary>A variable of parts, secrets among them; those within a text are added to <paramref name="mixed"/>.</summary>
    public static V1EnvVar Variable(string name, IReadOnlyList<TextPart> parts, ISet<string> mixed)
    {
        if (parts is [SecretPart whole])
        {
            return FromSecret(name, whole.Key);
        }

        mixed.UnionWith(parts.OfType<SecretPart>().Select(part => part.Key));
        return new() { Name = name, Value = string.Concat(parts.Select(Text)) };
    }

    /// <summary>Literal text where Kubernetes expands <c>$(NAME)</c>.</summary>
    public static string Escape(string text) => text.Replace("$(", "$$(", StringComparison.Ordinal);

    private static string Text(TextPart part) => part switch
    {
        SecretPart secret => $"$({secret.Variable})",
        LiteralPart literal => Escape(literal.Text),
        _ => throw new InvalidOperationException("Parts that differ per cluster stand in ConfigMaps."),
    };
}
