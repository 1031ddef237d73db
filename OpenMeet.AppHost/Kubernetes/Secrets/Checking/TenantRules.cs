using System.Text.Json.Nodes;
using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Secrets.Checking;

/// <summary>The tenants of the secret are those of the settings, and each has a bot of its own.</summary>
internal static class TenantRules
{
    private const int MinimumPassword = 24;

    public static IEnumerable<SecretFinding> Check(string name, string value, DeploymentSettings settings)
    {
        if (TenantSecrets.Parse(value) is not { } entries)
        {
            // Told as a wrong format already.
            return [];
        }

        return
        [
            .. Ids(name, entries, settings),
            .. entries.SelectMany(entry => Bot(name, entry)),
            .. Unique(name, entries, "email"),
            .. Unique(name, entries, "slug"),
        ];
    }

    private static IEnumerable<SecretFinding> Ids(string name, IReadOnlyList<JsonObject> entries, DeploymentSettings settings)
    {
        var there = entries.Select(entry => TenantSecrets.Text(entry, "id")).ToList();
        var wanted = settings.Tenants.Select(tenant => (string?)tenant.Id).ToList();
        foreach (var id in wanted.Except(there))
        {
            yield return new(name, $"lacks the tenant '{id}' of the settings", "Add it: secrets init");
        }

        foreach (var id in there.Except(wanted))
        {
            yield return new(name, $"has the tenant '{id}', which the settings do not name", "Name it in the settings. To let it go for good: secrets rotate tenants-b64");
        }

        if (there.Count != there.Distinct(StringComparer.OrdinalIgnoreCase).Count())
        {
            yield return new(name, "has a tenant twice", "Take one out, or make the list anew: secrets rotate tenants-b64");
        }
    }

    private static IEnumerable<SecretFinding> Bot(string name, JsonObject entry)
    {
        var id = TenantSecrets.Text(entry, "id");
        foreach (var member in (string[])["email", "slug"])
        {
            if (TenantSecrets.Text(entry, "botUser", member) is null or "")
            {
                yield return new(name, $"has the tenant '{id}' without botUser.{member}", "Restore it: the bot's Matrix id hangs on it.");
            }
        }

        if (TenantSecrets.Text(entry, "botUser", "password") is not { Length: >= MinimumPassword })
        {
            yield return new(name, $"has the tenant '{id}' whose bot's password is missing or shorter than {MinimumPassword}", "Make the bots' passwords anew: secrets rotate tenants-b64");
        }
    }

    private static IEnumerable<SecretFinding> Unique(string name, IReadOnlyList<JsonObject> entries, string member) =>
        entries.Select(entry => TenantSecrets.Text(entry, "botUser", member))
            .Where(text => text is { Length: > 0 })
            .GroupBy(text => text, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => new SecretFinding(name, $"has {group.Count()} bots with one {member}", "Give each tenant's bot its own."));
}
