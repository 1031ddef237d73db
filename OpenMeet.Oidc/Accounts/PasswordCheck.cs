using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenMeet.Oidc.Data;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.Oidc.Accounts;

/// <summary>Checks passwords without telling, by answer or by time, whether anybody has the e-mail address.</summary>
internal sealed class PasswordCheck(
    OidcDbContext db, TenantCatalog tenants, SignInThrottle throttle, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, Nobody nobody)
{
    /// <summary>Longest password looked at, in characters.</summary>
    internal const int MaxPasswordLength = 256;

    // An address may have an account in each tenant; up to so many verifications are always made.
    private readonly int _verifications = Math.Clamp(tenants.All.Count, 1, 4);

    /// <summary>People with that address and password, in whichever tenants.</summary>
    public Task<PasswordResult> CheckPersonAsync(string email, string password, IPAddress? address, CancellationToken cancellationToken) =>
        CheckAsync(db.Users.Where(account => !account.IsBot), "", email, password, address, cancellationToken);

    /// <summary>The bot of a tenant.</summary>
    public Task<PasswordResult> CheckBotAsync(string tenantId, string email, string password, IPAddress? address, CancellationToken cancellationToken) =>
        CheckAsync(db.Users.Where(account => account.IsBot && account.TenantId == tenantId), $"bot:{tenantId}:", email, password, address, cancellationToken);

    private async Task<PasswordResult> CheckAsync(
        IQueryable<Account> among, string scope, string email, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeEmail(email);
        if (await throttle.CountAsync(scope + normalized, address, cancellationToken) is { } wait)
        {
            return new PasswordResult.Throttled(wait);
        }

        var candidates = await among.AsNoTracking()
            .Where(account => account.NormalizedEmail == normalized && account.DeletedAt == null)
            .ToListAsync(cancellationToken);
        List<Account> proven = [];
        foreach (var account in candidates)
        {
            if (await VerifyAsync(account, password, cancellationToken) && tenants.TryGet(account.TenantId, out _))
            {
                proven.Add(account);
            }
        }

        for (var verified = candidates.Count; verified < _verifications; verified++)
        {
            await VerifyAsync(nobody.Account, password, cancellationToken);
        }

        if (proven.Count == 0)
        {
            return new PasswordResult.Refused();
        }

        await throttle.ForgetAsync(scope + normalized, address, cancellationToken);
        return new PasswordResult.Proven(proven);
    }

    private async Task<bool> VerifyAsync(Account account, string password, CancellationToken cancellationToken)
    {
        if (password.Length > MaxPasswordLength)
        {
            return false;
        }

        // Somebody who has no password costs the same as somebody who has.
        var result = hasher.VerifyHashedPassword(account, account.PasswordHash ?? nobody.PasswordHash, password);
        if (result == PasswordVerificationResult.SuccessRehashNeeded && account.PasswordHash is { } old)
        {
            var renewed = hasher.HashPassword(account, password);
            await db.Users.Where(row => row.Id == account.Id && row.PasswordHash == old)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, renewed), cancellationToken);
        }

        return account.PasswordHash is not null && result != PasswordVerificationResult.Failed;
    }
}
