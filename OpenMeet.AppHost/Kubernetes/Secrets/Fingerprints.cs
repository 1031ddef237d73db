using System.Security.Cryptography;
using System.Text;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>
/// Which key this is, without telling the key: kept as annotations beside the secrets, so that a changed key is noticed
/// before Synapse, MAS or the chat meet data that it does not open.
/// </summary>
internal static class Fingerprints
{
    private const string Prefix = "openmeet.io/fingerprint.";

    /// <summary>The annotations for every recorded secret that is there.</summary>
    public static SortedDictionary<string, string> Of(SecretSet set, IEnumerable<SecretDefinition> secrets)
    {
        var annotations = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var secret in secrets.Where(secret => secret.IsRecorded))
        {
            if (set[secret.Name] is { } value)
            {
                annotations[Prefix + secret.Name] = Of(secret.Name, value);
            }
        }

        return annotations;
    }

    /// <summary>The annotation for one secret, null if none is on record.</summary>
    public static string? Recorded(IReadOnlyDictionary<string, string> annotations, string name) => annotations.GetValueOrDefault(Prefix + name);

    /// <summary>Whether the record is that of this value.</summary>
    public static bool Matches(string recorded, string name, string value) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(recorded), Encoding.ASCII.GetBytes(Of(name, value)));

    /// <summary>The records as they are, and new ones for what has none; <paramref name="anew"/> gets a new one in any case.</summary>
    public static SortedDictionary<string, string> Merge(
        IReadOnlyDictionary<string, string> recorded, SecretSet set, IEnumerable<SecretDefinition> secrets, string? anew = null)
    {
        var merged = Of(set, secrets);
        foreach (var (key, value) in recorded.Where(record => record.Key != Prefix + anew && merged.ContainsKey(record.Key)))
        {
            merged[key] = value;
        }

        return merged;
    }

    // Every recorded secret has at least 256 random bits: its hash does not help to guess it.
    private static string Of(string name, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(value), Encoding.UTF8.GetBytes($"openmeet {name}")));
}
