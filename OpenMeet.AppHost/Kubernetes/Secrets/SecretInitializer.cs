namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>Makes what is missing, or one secret anew.</summary>
internal static class SecretInitializer
{
    /// <summary><c>secrets init</c>: every missing secret is made, none is overwritten. A second run changes nothing.</summary>
    public static async Task<IReadOnlyList<SecretChange>> InitAsync(SecretWorkspace workspace, CancellationToken cancellationToken)
    {
        var current = await workspace.ReadAsync(cancellationToken);
        if (workspace.Vault is null)
        {
            // The store is out of reach: no value is made that would be lost.
            await workspace.WriteAsync(current, isChanged: false, cancellationToken);
            return [];
        }

        var filled = SecretFiller.Fill(current.Secrets, workspace.Secrets, workspace.Settings);
        var annotations = Fingerprints.Merge(current.Annotations, filled, workspace.Secrets);
        var changes = Changes(current.Secrets, filled, workspace.Secrets);
        var isChanged = changes.Any(change => change.State != Kept) || !annotations.SequenceEqual(Sorted(current.Annotations));
        await workspace.WriteAsync(new(filled, annotations), isChanged, cancellationToken);
        return changes;
    }

    /// <summary><c>secrets rotate</c>: one secret gets a new value, and what is derived from it; nothing else changes.</summary>
    /// <exception cref="DeploymentException">There is no such secret, or a new value alone would do harm.</exception>
    public static async Task<IReadOnlyList<SecretChange>> RotateAsync(
        SecretWorkspace workspace, string name, bool byHand, CancellationToken cancellationToken)
    {
        var secret = workspace.Secrets.FirstOrDefault(secret => secret.Name == name)
            ?? throw new DeploymentException($"{name}: there is no such secret. There are: {string.Join(", ", workspace.Secrets.Where(secret => !secret.IsDerived).Select(secret => secret.Name))}");
        Allow(secret, byHand);
        if (workspace.Vault is null)
        {
            throw new DeploymentException("--values: the store is out of reach. Give its entry with --values, and take the new one with --plain.");
        }

        var current = await workspace.ReadAsync(cancellationToken);
        if (current.Secrets[name] is null)
        {
            throw new DeploymentException($"{name}: it is not there yet. Make it: secrets init");
        }

        var rotated = SecretFiller.Rotate(current.Secrets, secret, workspace.Secrets, workspace.Settings);
        var annotations = Fingerprints.Merge(current.Annotations, rotated, workspace.Secrets, anew: name);
        await workspace.WriteAsync(new(rotated, annotations), isChanged: true, cancellationToken);
        return [.. Changes(current.Secrets, rotated, workspace.Secrets).Where(change => change.State != Kept)];
    }

    private const string Kept = "kept";

    private static void Allow(SecretDefinition secret, bool byHand)
    {
        var problem = secret switch
        {
            { IsDerived: true } => $"it follows from {secret.Source}: rotate that one.",
            { Rotation: SecretRotation.Never } => $"what is encrypted with it could not be read any more. See docs/secrets.md#{secret.Name}",
            { Rotation: SecretRotation.ByHand } when !byHand => $"a new value alone would break the stack. Follow docs/secrets.md#{secret.Name}, then pass --by-hand",
            _ => null,
        };
        if (problem is not null)
        {
            throw new DeploymentException($"{secret.Name}: {problem}");
        }
    }

    private static List<SecretChange> Changes(SecretSet before, SecretSet after, IEnumerable<SecretDefinition> secrets) =>
    [
        .. secrets.Select(secret => new SecretChange(secret.Name, (before[secret.Name], after[secret.Name]) switch
        {
            (null, _) => secret.IsDerived ? "derived" : "made",
            var (former, now) when former == now => Kept,
            _ => "changed",
        })),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Sorted(IReadOnlyDictionary<string, string> annotations) =>
        annotations.OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
