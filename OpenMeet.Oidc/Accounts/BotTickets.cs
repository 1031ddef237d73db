using Microsoft.EntityFrameworkCore;
using OpenMeet.Oidc.Data;

namespace OpenMeet.Oidc.Accounts;

/// <summary>Single-use tickets by which bots, and nobody else, sign in without a page.</summary>
internal sealed class BotTickets(OidcDbContext db, TimeProvider time)
{
    /// <summary>A ticket is worthless after this time.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>A new ticket for the bot.</summary>
    /// <exception cref="ArgumentException">The account is a person's.</exception>
    public async Task<string> IssueAsync(Account bot, CancellationToken cancellationToken)
    {
        if (!bot.IsBot)
        {
            throw new ArgumentException("People never get tickets.", nameof(bot));
        }

        var code = SecretToken.Create();
        db.BotTickets.Add(new BotTicket { CodeHash = SecretToken.Hash(code), AccountId = bot.Id, ExpiresAt = time.GetUtcNow() + Lifetime });
        await db.SaveChangesAsync(cancellationToken);
        return code;
    }

    /// <summary>The bot that the ticket is for, once; null for a ticket that is unknown, used or too old.</summary>
    public async Task<Account?> RedeemAsync(string code, CancellationToken cancellationToken)
    {
        var hash = SecretToken.Hash(code);
        var now = time.GetUtcNow();
        var bot = await db.BotTickets.AsNoTracking().Where(ticket => ticket.CodeHash == hash).Select(ticket => ticket.Account).SingleOrDefaultAsync(cancellationToken);

        // The delete decides: of several that come at once one deletes the row.
        var deleted = await db.BotTickets.Where(ticket => ticket.CodeHash == hash && ticket.ExpiresAt > now).ExecuteDeleteAsync(cancellationToken);
        return deleted == 1 && bot is { IsBot: true, DeletedAt: null } ? bot : null;
    }
}
