using System.Text.Json;
using System.Text.RegularExpressions;
using OpenMeet.ServiceDefaults.Identity;

namespace OpenMeet.ServiceDefaults.Tenants;

/// <summary>Reads the tenants, telling everything that is wrong with them: entry and member, never a value of the bot.</summary>
internal static partial class TenantParser
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static (TenantCatalog Catalog, IReadOnlyList<string> Problems) Parse(ReadOnlySpan<byte> json)
    {
        List<TenantEntry?>? entries;
        try
        {
            entries = JsonSerializer.Deserialize<List<TenantEntry?>>(json, Json);
        }
        catch (JsonException exception)
        {
            return (TenantCatalog.Empty, [$"is not a JSON array of tenants (at {exception.Path ?? "$"}, line {exception.LineNumber + 1 ?? 1})"]);
        }

        if (entries is not { Count: > 0 })
        {
            return (TenantCatalog.Empty, ["has no tenant"]);
        }

        List<string> problems = [];
        var tenants = entries.Select((entry, index) => Check(entry, $"entry {index}", problems)).ToList();
        CheckIds(tenants, problems);
        return problems.Count == 0 ? (new TenantCatalog(tenants), problems) : (TenantCatalog.Empty, problems);
    }

    private static Tenant Check(TenantEntry? entry, string where, List<string> problems)
    {
        var bot = entry?.BotUser ?? entry?.MatrixConfig?.BotUser;
        Require(entry?.Id is not null, "has no id");
        Require(entry?.Id is null or "" || TenantId().IsMatch(entry.Id), "has an id that is not 1 to 64 of A-Z a-z 0-9 _ - beginning with a letter or digit");
        Require(bot?.Email is { Length: > 0 }, "has no botUser.email");
        Require(bot?.Slug is { Length: > 0 }, "has no botUser.slug");
        Require(bot?.Password is { Length: > 0 }, "has no botUser.password");
        Require(bot?.Slug is not { Length: > 0 } slug || MatrixLocalpart.TryEncode(entry?.Id ?? "", slug, out _), "has a botUser.slug that makes no Matrix localpart");
        var id = entry?.Id ?? "";
        return new Tenant(id, entry?.Name is { Length: > 0 } name ? name : id, new BotUser(bot?.Email ?? "", bot?.Slug ?? "", bot?.Password ?? ""));

        void Require(bool holds, string otherwise)
        {
            if (!holds)
            {
                problems.Add($"{where} {otherwise}");
            }
        }
    }

    /// <summary>Ids that differ by case only would share a localpart wherever case is folded.</summary>
    private static void CheckIds(List<Tenant> tenants, List<string> problems)
    {
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < tenants.Count; index++)
        {
            if (!first.TryAdd(tenants[index].Id, index))
            {
                var other = first[tenants[index].Id];
                problems.Add(tenants[other].Id == tenants[index].Id
                    ? $"entry {index} has the id of entry {other}"
                    : $"entry {index} has an id that differs from that of entry {other} by case only");
            }
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex TenantId();
}
