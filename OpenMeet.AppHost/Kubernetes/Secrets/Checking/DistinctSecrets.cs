using System.Security.Cryptography;
using System.Text;

namespace OpenMeet.AppHost.Kubernetes.Secrets.Checking;

/// <summary>No value serves for two things, and none for two environments.</summary>
internal static class DistinctSecrets
{
    private const string Remedy = "Make one of them anew: secrets rotate";

    public static IEnumerable<SecretFinding> Within(SecretSet set, IReadOnlyList<SecretDefinition> secrets)
    {
        var values = Values(set, secrets);
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = i + 1; j < values.Count; j++)
            {
                if (AreEqual(values[i].Value, values[j].Value))
                {
                    yield return new(values[j].Name, $"has the value of {values[i].Name}", Remedy);
                }
            }
        }
    }

    public static IEnumerable<SecretFinding> Across(
        SecretSet set, SecretSet other, string otherEnvironment, IReadOnlyList<SecretDefinition> secrets, IReadOnlyList<SecretDefinition> otherSecrets) =>
        from mine in Values(set, secrets)
        from theirs in Values(other, otherSecrets)
        where AreEqual(mine.Value, theirs.Value)
        select new SecretFinding(mine.Name, $"has the value of {theirs.Name} in the environment {otherEnvironment}", Remedy);

    /// <summary>Every value that stands for itself, the bots' passwords among them.</summary>
    private static List<(string Name, byte[] Value)> Values(SecretSet set, IReadOnlyList<SecretDefinition> secrets)
    {
        var derived = secrets.Where(secret => secret.IsDerived).Select(secret => secret.Name).ToHashSet(StringComparer.Ordinal);
        var values = set.Values.Where(pair => pair.Value.Length > 0 && !derived.Contains(pair.Key)).ToList();
        var tenants = secrets.Where(secret => secret.Kind == SecretKind.Tenants).Select(secret => set[secret.Name]).OfType<string>();
        var bots = tenants.SelectMany(value => TenantSecrets.Parse(value) ?? [])
            .Select(entry => (Id: TenantSecrets.Text(entry, "id"), Password: TenantSecrets.Text(entry, "botUser", "password")))
            .Where(bot => bot.Password is { Length: > 0 })
            .Select(bot => KeyValuePair.Create($"the password of the bot of '{bot.Id}'", bot.Password!));
        return [.. values.Concat(bots).Select(pair => (pair.Key, Encoding.UTF8.GetBytes(pair.Value)))];
    }

    private static bool AreEqual(byte[] left, byte[] right) => CryptographicOperations.FixedTimeEquals(left, right);
}
