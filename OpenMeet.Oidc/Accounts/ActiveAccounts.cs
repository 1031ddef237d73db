using Microsoft.EntityFrameworkCore;
using OpenMeet.Oidc.Data;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.Oidc.Accounts;

/// <summary>Accounts that may sign in: not deleted, and of a tenant that still is one.</summary>
internal sealed class ActiveAccounts(OidcDbContext db, TenantCatalog tenants)
{
    /// <summary>The account with that <c>sub</c>, or null.</summary>
    public async Task<Account?> FindAsync(string? sub, CancellationToken cancellationToken)
    {
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == sub && row.DeletedAt == null, cancellationToken);
        return account is not null && tenants.TryGet(account.TenantId, out _) ? account : null;
    }
}
