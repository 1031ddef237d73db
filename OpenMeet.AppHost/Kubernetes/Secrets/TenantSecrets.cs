using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>
/// The value of <c>tenants-b64</c>: the settings' tenants, each with a bot whose password is made here. Shape and names are
/// those of the demo tenant; a bot's handle is part of its Matrix id and can never change.
/// </summary>
internal static class TenantSecrets
{
    /// <summary>The tenants with a bot each: those that have one keep it, also if the settings no longer name them.</summary>
    /// <returns>The value; the same text if nothing changes.</returns>
    public static string Merge(string? current, DeploymentSettings settings)
    {
        var former = current is null ? [] : Parse(current) ?? throw new DeploymentException(
            "tenants-b64: it is no list of tenants in base64, and nothing here overwrites a secret. Restore it, or make all bots' passwords anew: secrets rotate tenants-b64");
        var merged = new JsonArray();
        foreach (var tenant in settings.Tenants)
        {
            var entry = former.FirstOrDefault(entry => Id(entry) == tenant.Id)?.DeepClone() as JsonObject ?? New(tenant, settings);
            entry["name"] = tenant.Name;
            merged.Add(entry);
        }

        foreach (var entry in former.Where(entry => settings.Tenants.All(tenant => tenant.Id != Id(entry))))
        {
            merged.Add(entry.DeepClone());
        }

        return current is not null && JsonNode.DeepEquals(merged, new JsonArray([.. former.Select(entry => entry.DeepClone())]))
            ? current
            : Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(merged));
    }

    /// <summary>The entries of a value, null if it is not such a list. The shape of each entry is not looked at.</summary>
    public static IReadOnlyList<JsonObject>? Parse(string value)
    {
        try
        {
            return JsonNode.Parse(Convert.FromBase64String(value)) is JsonArray array && array.All(entry => entry is JsonObject)
                ? [.. array.OfType<JsonObject>()]
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The text at a member, or at a member of a member; null if there is none.</summary>
    public static string? Text(JsonObject entry, params ReadOnlySpan<string> path)
    {
        JsonNode? node = entry;
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    private static string? Id(JsonObject entry) => Text(entry, "id");

    private static JsonObject New(TenantSettings tenant, DeploymentSettings settings)
    {
        var suffix = tenant.Id.Length == 0 ? "" : $"-{tenant.Id}";
        return new JsonObject
        {
            ["id"] = tenant.Id,
            ["name"] = tenant.Name,
            ["botUser"] = new JsonObject
            {
                ["email"] = $"bot{suffix}@{settings.PublicHost}",
                ["slug"] = $"openmeet-bot{suffix}",
                ["password"] = RandomNumberGenerator.GetHexString(32, lowercase: true),
            },
        };
    }
}
