using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenMeet.Oidc.Data;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.Oidc.Accounts;

/// <summary>Browsers that are signed in. The cookie carries only a random id; who that is, and whether still, is in the database.</summary>
internal sealed class Sessions(OidcDbContext db, TenantCatalog tenants, TimeProvider time)
{
    /// <summary>Authentication scheme of the cookie.</summary>
    internal const string Scheme = "Session";

    /// <summary>A browser must sign in anew after this time.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private const string SessionId = "sid";

    /// <summary>Signs the browser in, ending the session it had.</summary>
    public async Task StartAsync(HttpContext http, Account account, CancellationToken cancellationToken)
    {
        await DeleteRowAsync(http, cancellationToken);
        var id = SecretToken.Create();
        var now = time.GetUtcNow();
        db.Sessions.Add(new BrowserSession
        {
            IdHash = SecretToken.Hash(id),
            AccountId = account.Id,
            SecurityStamp = account.SecurityStamp!,
            SignedInAt = now,
            ExpiresAt = now + Lifetime,
        });
        await db.SaveChangesAsync(cancellationToken);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionId, id)], Scheme)));
    }

    /// <summary>Who is signed in, or null. Accounts that are deleted or whose password changed since are not.</summary>
    public async Task<SignedIn?> FindAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (await HashAsync(http) is not { } hash)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var session = await db.Sessions.AsNoTracking().Include(row => row.Account)
            .SingleOrDefaultAsync(row => row.IdHash == hash && row.ExpiresAt > now, cancellationToken);
        return session is { Account: { DeletedAt: null } account }
            && account.SecurityStamp == session.SecurityStamp
            && tenants.TryGet(account.TenantId, out _)
                ? new SignedIn(account, session.SignedInAt)
                : null;
    }

    /// <summary>Signs the browser out.</summary>
    public async Task EndAsync(HttpContext http, CancellationToken cancellationToken)
    {
        await DeleteRowAsync(http, cancellationToken);
        await http.SignOutAsync(Scheme);
    }

    private async Task DeleteRowAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (await HashAsync(http) is { } hash)
        {
            await db.Sessions.Where(row => row.IdHash == hash).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static async Task<byte[]?> HashAsync(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(Scheme);
        return ticket.Principal?.FindFirstValue(SessionId) is { } id ? SecretToken.Hash(id) : null;
    }
}
