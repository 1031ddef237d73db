using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>Makes what is missing, and one new value where it is asked to. What is there stays.</summary>
internal static class SecretFiller
{
    /// <summary>
    /// Every secret that is missing, made; derived ones follow their source, being no secrets of their own. A value that is
    /// there and wrong stays too: <see cref="SecretCheck"/> tells.
    /// </summary>
    public static SecretSet Fill(SecretSet current, IReadOnlyList<SecretDefinition> secrets, DeploymentSettings settings)
    {
        var filled = current;
        foreach (var secret in secrets.Where(secret => !secret.IsDerived))
        {
            if (secret.Kind == SecretKind.Tenants)
            {
                filled = filled.With(secret.Name, TenantSecrets.Merge(current[secret.Name], settings));
            }
            else if (filled[secret.Name] is null)
            {
                filled = filled.With(secret.Name, SecretGenerator.Create(secret));
            }
        }

        return Derive(filled, secrets);
    }

    /// <summary>One secret anew, and what is derived from it; everything else is as it was.</summary>
    public static SecretSet Rotate(SecretSet current, SecretDefinition rotated, IReadOnlyList<SecretDefinition> secrets, DeploymentSettings settings)
    {
        var value = rotated switch
        {
            { Kind: SecretKind.Tenants } => TenantSecrets.Merge(current: null, settings),
            { Rotation: SecretRotation.AddInFront } when current[rotated.Name] is { } former => $"{SecretGenerator.Create(rotated)}\n{FirstKey(former)}",
            _ => SecretGenerator.Create(rotated),
        };
        return Derive(current.With(rotated.Name, value), secrets);
    }

    private static SecretSet Derive(SecretSet set, IReadOnlyList<SecretDefinition> secrets)
    {
        foreach (var secret in secrets.Where(secret => secret.IsDerived))
        {
            if (set[secret.Source!] is { } source)
            {
                set = set.With(secret.Name, Encode(source));
            }
        }

        return set;
    }

    /// <summary>What the filter <c>uri</c> of a manifest means.</summary>
    public static string Encode(string value) => Uri.EscapeDataString(value);

    /// <summary>Only the former key stays beside the new one; one before it has signed nothing that is still valid.</summary>
    private static string FirstKey(string pem) =>
        System.Security.Cryptography.PemEncoding.TryFind(pem, out var block) ? pem[block.Location] : pem;
}
