using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Rooms;

/// <summary>
/// Puts every room into the outbox from time to time: what somebody changed by hand on Matrix, or what was lost with a
/// restored database, is corrected without anybody asking.
/// </summary>
internal sealed partial class ReconcileTimer(IServiceScopeFactory scopes, TimeProvider time, ILogger<ReconcileTimer> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <summary>Owes the reconciliation of each room that does not owe it already.</summary>
    public static Task EnqueueAllAsync(ChatDb db, DateTimeOffset now, CancellationToken cancellationToken) => db.Database.ExecuteAsync(
        $"""
        INSERT INTO outbox (key, kind, payload, attempts, next_attempt_at)
        SELECT e.tenant_id || '/' || e.slug, {ReconcileRoom.Kind}, jsonb_build_object('EventId', e.id), 0, {now}
        FROM events AS e JOIN rooms AS r ON r.event_id = e.id
        WHERE NOT EXISTS (SELECT 1 FROM outbox AS o WHERE o.key = e.tenant_id || '/' || e.slug AND o.kind = {ReconcileRoom.Kind})
        """,
        cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await EnqueueAllAsync(scope.ServiceProvider.GetRequiredService<ChatDb>(), time.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The rooms could not be put up for reconciliation.")]
    private partial void LogFailed(Exception exception);
}
