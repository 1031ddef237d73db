using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenMeet.Oidc.Data;

namespace OpenMeet.Oidc.Accounts;

/// <summary>
/// Limits guessing: so many failed attempts per e-mail address, whether anybody has it or not, and per network address. An attempt is
/// counted before the password is looked at, in one statement, so that parallel attempts cannot pass together; a successful one is
/// taken back.
/// </summary>
internal sealed class SignInThrottle(OidcDbContext db, TimeProvider time)
{
    /// <summary>Failed attempts per e-mail address and <see cref="Window"/>.</summary>
    internal const int PerAccount = 10;

    /// <summary>Failed attempts per network address and <see cref="Window"/>: many people may share one.</summary>
    internal const int PerAddress = 100;

    /// <summary>Counting starts anew after this time.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Counts an attempt.</summary>
    /// <returns>How long to wait before the next one, or null when this one may go on.</returns>
    public async Task<TimeSpan?> CountAsync(string account, IPAddress? address, CancellationToken cancellationToken)
    {
        var byAccount = await CountAsync(AccountKey(account), PerAccount, cancellationToken);
        var byAddress = await CountAsync(AddressKey(address), PerAddress, cancellationToken);
        return byAccount is null || byAddress > byAccount ? byAddress : byAccount;
    }

    /// <summary>Takes a successful attempt back.</summary>
    public async Task ForgetAsync(string account, IPAddress? address, CancellationToken cancellationToken)
    {
        var (accountKey, addressKey) = (AccountKey(account), AddressKey(address));
        await db.SignInCounters.Where(counter => counter.Key == accountKey).ExecuteDeleteAsync(cancellationToken);
        await db.SignInCounters.Where(counter => counter.Key == addressKey && counter.Attempts > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(counter => counter.Attempts, counter => counter.Attempts - 1), cancellationToken);
    }

    private async Task<TimeSpan?> CountAsync(byte[] key, int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var endsAt = now + Window;
        var counters = await db.Database.SqlQuery<Counter>($"""
            INSERT INTO "SignInCounters" AS c ("Key", "Attempts", "EndsAt") VALUES ({key}, 1, {endsAt})
            ON CONFLICT ("Key") DO UPDATE SET
                "Attempts" = CASE WHEN c."EndsAt" <= {now} THEN 1 ELSE c."Attempts" + 1 END,
                "EndsAt" = CASE WHEN c."EndsAt" <= {now} THEN {endsAt} ELSE c."EndsAt" END
            RETURNING "Attempts", "EndsAt"
            """).ToListAsync(cancellationToken);
        return counters[0].Attempts > limit ? counters[0].EndsAt - now : null;
    }

    private static byte[] AccountKey(string account) => SHA256.HashData(Encoding.UTF8.GetBytes("account:" + account));

    private static byte[] AddressKey(IPAddress? address)
    {
        var bytes = address switch
        {
            null => [],
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().GetAddressBytes(),

            // Whoever has one IPv6 address has the 2^64 beside it.
            { AddressFamily: AddressFamily.InterNetworkV6 } => address.GetAddressBytes()[..8],
            _ => address.GetAddressBytes(),
        };
        return SHA256.HashData([.. "address:"u8, .. bytes]);
    }

    private sealed record Counter(int Attempts, DateTimeOffset EndsAt);
}
