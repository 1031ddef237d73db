using Microsoft.AspNetCore.Identity;

namespace OpenMeet.Oidc.Data;

/// <summary>
/// A person or a tenant's bot. The key is the immutable <c>sub</c> (<c>tenant:user</c>); the user name is the Matrix localpart,
/// which is unique across tenants, and is never given to anybody else, even after the account is deleted.
/// </summary>
internal sealed class Account : IdentityUser
{
    /// <summary>Tenant of the account; "" is the public tenant. Case-sensitive.</summary>
    public required string TenantId { get; init; }

    /// <summary>The platform's immutable id of the person; <c>bot</c> for a bot.</summary>
    public required string UserId { get; init; }

    /// <summary>The handle that the localpart was made from.</summary>
    public required string Handle { get; init; }

    /// <summary>Name shown to others; empty once deleted.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Bots sign in by ticket only, people by the login page only.</summary>
    public bool IsBot { get; init; }

    /// <summary>When the account was deleted; the row stays so that its Matrix id is never inherited.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>The Matrix localpart.</summary>
    public string Localpart => UserName!;
}
