using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;

namespace OpenMeet.ChatApi.Identity;

/// <summary>Keeps the bots' sessions, encrypted, for all replicas.</summary>
internal sealed class BotSessionStore(ChatDb db, TokenCipher cipher, TimeProvider time)
{
    /// <summary>The stored session; null when there is none or it cannot be opened.</summary>
    public async Task<BotSession?> FindAsync(string tenantId, CancellationToken cancellationToken)
    {
        var row = await db.BotSessions.AsNoTracking().SingleOrDefaultAsync(s => s.TenantId == tenantId, cancellationToken);
        return row is not null && cipher.Open(tenantId, row.AccessToken) is { } access
            ? new BotSession(row.MatrixUserId, row.DeviceId, access, row.RefreshToken is null ? null : cipher.Open(tenantId, row.RefreshToken), row.ExpiresAt, row.GrantId)
            : null;
    }

    public async Task SaveAsync(string tenantId, BotSession session, CancellationToken cancellationToken)
    {
        var access = cipher.Seal(tenantId, session.AccessToken);
        var refresh = session.RefreshToken is null ? null : cipher.Seal(tenantId, session.RefreshToken);
        var row = await db.BotSessions.SingleOrDefaultAsync(s => s.TenantId == tenantId, cancellationToken);
        if (row is null)
        {
            row = new BotSessionRow
            {
                TenantId = tenantId,
                MatrixUserId = session.MatrixUserId,
                DeviceId = session.DeviceId,
                AccessToken = access,
                GrantId = session.GrantId,
                RenewedAt = time.GetUtcNow(),
            };
            db.BotSessions.Add(row);
        }

        (row.MatrixUserId, row.DeviceId, row.GrantId) = (session.MatrixUserId, session.DeviceId, session.GrantId);
        (row.AccessToken, row.RefreshToken) = (access, refresh);
        (row.ExpiresAt, row.RenewedAt) = (session.ExpiresAt, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
