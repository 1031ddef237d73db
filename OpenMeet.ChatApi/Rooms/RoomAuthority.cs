using OpenMeet.ChatApi.Operations;
using OpenMeet.ServiceDefaults.Identity;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.ChatApi.Rooms;

/// <summary>Whose Matrix ids are whose: the tenant's bot, and the people the directory of a tenant decides about.</summary>
internal sealed class RoomAuthority(TenantCatalog tenants, ChatSettings settings)
{
    /// <summary>The Matrix id of a tenant's bot.</summary>
    /// <exception cref="KeyNotFoundException">There is no such tenant (any more).</exception>
    public string BotOf(string tenantId) => tenants.TryGet(tenantId, out var tenant)
        ? $"@{MatrixLocalpart.Encode(tenantId, tenant.Bot.Slug, settings.MatrixServerName)}:{settings.MatrixServerName}"
        : throw new KeyNotFoundException($"Tenant '{tenantId}' is not in TENANTS_B64.");

    /// <summary>
    /// Whether the directory of this tenant decides about a Matrix id. Guests from elsewhere, whom a moderator let in, are
    /// none of its business.
    /// </summary>
    public bool Governs(string tenantId, string userId)
    {
        var suffix = $":{settings.MatrixServerName}";
        return userId.StartsWith('@')
            && userId.EndsWith(suffix, StringComparison.Ordinal)
            && MatrixLocalpart.TryDecode(userId[1..^suffix.Length], out var owner, out _)
            && owner == tenantId
            && userId != BotOf(tenantId);
    }
}
