namespace OpenMeet.AppHost.Kubernetes.Kustomize;

/// <summary>A ConfigMap that kustomize generates.</summary>
internal sealed record ConfigMapArgs
{
    public required string Name { get; init; }

    /// <summary><c>merge</c> adds to one of the base.</summary>
    public string? Behavior { get; init; }

    /// <summary>Files by their names.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary><c>key=value</c>.</summary>
    public IReadOnlyList<string>? Literals { get; init; }

    /// <summary>The environment of a container.</summary>
    /// <exception cref="DeploymentException">A value that kustomize would change.</exception>
    public static ConfigMapArgs Of(string name, IEnumerable<KeyValuePair<string, string>> values, string? behavior = null) => new()
    {
        Name = name,
        Behavior = behavior,
        Literals = [.. values.Select(value => Literal(name, value))],
    };

    // Kustomize takes quotes off a literal's ends.
    private static string Literal(string name, KeyValuePair<string, string> value) =>
        value.Value.Length > 0 && ("\"'".Contains(value.Value[0]) || "\"'".Contains(value.Value[^1]))
            ? throw new DeploymentException($"{name}.{value.Key}: a value in quotes would lose them in kustomize. Pass it without quotes.")
            : $"{value.Key}={value.Value}";
}
