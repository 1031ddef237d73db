using OpenMeet.ServiceDefaults.Identity;

namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>Whose chat it is. The services read the same rules from <c>TENANTS_B64</c> and would not start.</summary>
internal static class TenantCheck
{
    public static void Check(DeploymentSettings settings, SettingsProblems problems)
    {
        if (settings.Tenants.Count == 0)
        {
            problems.Add("tenants", "there is none", "Write at least one with id and name; the public tenant has an empty id");
        }

        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < settings.Tenants.Count; index++)
        {
            var (setting, id) = ($"tenants[{index}].id", settings.Tenants[index].Id);
            if (id == MissingId)
            {
                problems.Add(setting, "is missing", "Write one, or \"\" for the public tenant");
            }
            else if (!Grammar.IsTenantId(id))
            {
                problems.Add(setting, $"'{id}' is no id of a tenant", "Use 1 to 64 of A-Z a-z 0-9 _ -, beginning with a letter or digit");
            }
            else if (!MatrixLocalpart.TryEncode(id, BotSlug(id), out _, settings.ServerName))
            {
                problems.Add(setting, "the Matrix id of its bot would have more than 255 bytes", "Choose a shorter id");
            }

            if (!first.TryAdd(id, index))
            {
                problems.Add(setting, $"it is that of tenants[{first[id]}], ignoring case", "Give each tenant an id of its own");
            }
        }
    }

    /// <summary>What the reader writes where the id is missing: an empty one is the public tenant's.</summary>
    public const string MissingId = "\0";

    /// <summary>The handle of a tenant's bot.</summary>
    public static string BotSlug(string tenantId) => tenantId.Length == 0 ? "openmeet-bot" : $"openmeet-bot-{tenantId}";
}
