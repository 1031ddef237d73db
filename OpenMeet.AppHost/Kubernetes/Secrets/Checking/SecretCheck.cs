using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Secrets.Checking;

/// <summary>Proves that all secrets are there, well formed, different, and agree where they must.</summary>
internal static class SecretCheck
{
    private const string Init = "Make it: secrets init";

    /// <summary>Everything that is wrong with one environment's secrets; empty: nothing.</summary>
    public static IReadOnlyList<SecretFinding> Run(SecretDocument document, IReadOnlyList<SecretDefinition> secrets, DeploymentSettings settings) =>
    [
        .. Missing(document.Secrets, secrets),
        .. Unknown(document.Secrets, secrets),
        .. Malformed(document.Secrets, secrets),
        .. Derived(document.Secrets, secrets),
        .. Tenants(document.Secrets, secrets, settings),
        .. DistinctSecrets.Within(document.Secrets, secrets),
        .. Recorded(document, secrets),
    ];

    private static IEnumerable<SecretFinding> Missing(SecretSet set, IEnumerable<SecretDefinition> secrets) =>
        secrets.Where(secret => set[secret.Name] is null).Select(secret => new SecretFinding(secret.Name, "is missing", Init));

    private static IEnumerable<SecretFinding> Unknown(SecretSet set, IReadOnlyList<SecretDefinition> secrets) =>
        set.Names.Except(secrets.Select(secret => secret.Name), StringComparer.Ordinal)
            .Select(name => new SecretFinding(name, "belongs to nothing in the manifest or the settings", "Take it out, or switch on what it is for."));

    private static IEnumerable<SecretFinding> Malformed(SecretSet set, IEnumerable<SecretDefinition> secrets) =>
        from secret in secrets
        where set[secret.Name] is not null
        let fault = SecretFormat.Fault(secret, set[secret.Name]!)
        where fault is not null
        select new SecretFinding(secret.Name, fault, secret.Rotation is SecretRotation.Replace or SecretRotation.AddInFront
            ? $"Make it anew: secrets rotate {secret.Name}"
            : $"Restore the former value. docs/secrets.md#{secret.Name} says what a new one costs.");

    private static IEnumerable<SecretFinding> Derived(SecretSet set, IEnumerable<SecretDefinition> secrets) =>
        from secret in secrets
        where secret.IsDerived && set[secret.Name] is not null && set[secret.Source!] is not null
            && set[secret.Name] != SecretFiller.Encode(set[secret.Source!]!)
        select new SecretFinding(secret.Name, $"is not the encoding of {secret.Source}", "Let it follow: secrets init");

    private static IEnumerable<SecretFinding> Tenants(SecretSet set, IEnumerable<SecretDefinition> secrets, DeploymentSettings settings) =>
        secrets.Where(secret => secret.Kind == SecretKind.Tenants && set[secret.Name] is not null)
            .SelectMany(secret => TenantRules.Check(secret.Name, set[secret.Name]!, settings));

    private static IEnumerable<SecretFinding> Recorded(SecretDocument document, IEnumerable<SecretDefinition> secrets)
    {
        foreach (var secret in secrets.Where(secret => secret.IsRecorded && document.Secrets[secret.Name] is not null))
        {
            if (Fingerprints.Recorded(document.Annotations, secret.Name) is not { } recorded)
            {
                yield return new(secret.Name, "has no fingerprint on record", "Record it: secrets init");
            }
            else if (!Fingerprints.Matches(recorded, secret.Name, document.Secrets[secret.Name]!))
            {
                yield return new(secret.Name, "is another key than the one on record", "Restore the former key. If it was changed on purpose: secrets rotate makes a new one and records it.");
            }
        }
    }
}
