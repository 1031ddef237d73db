using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;

namespace OpenMeet.ChatApi.Operations;

/// <summary>Works the outbox: one row per transaction, locked rows skipped, the rows of one key in order.</summary>
internal sealed partial class OutboxQueue(
    ChatDb db, IServiceScopeFactory scopes, ChatMetrics metrics, TimeProvider time, ILogger<OutboxQueue> logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Works the next row that is due. False when there is none.</summary>
    public async Task<bool> WorkNextAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow();
        var row = await db.Outbox
            .FromSql($"""
                SELECT * FROM outbox AS o
                WHERE o.next_attempt_at <= {now} AND NOT EXISTS (SELECT 1 FROM outbox AS p WHERE p.key = o.key AND p.id < o.id)
                ORDER BY o.next_attempt_at, o.id LIMIT 1 FOR UPDATE SKIP LOCKED
                """)
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return false;
        }

        var failure = await HandleAsync(row, cancellationToken);
        await SettleAsync(row, failure, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// Works what is owed of one kind under one key now, due or not, waiting for a replica that has it in hand. For a
    /// caller whose own work must come after it.
    /// </summary>
    public async Task<Failure?> DrainAsync(string key, string kind, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var row = await db.Outbox
                .FromSql($"SELECT * FROM outbox WHERE key = {key} AND kind = {kind} ORDER BY id LIMIT 1 FOR UPDATE")
                .SingleOrDefaultAsync(cancellationToken);
            if (row is null)
            {
                // Perhaps only because another replica finished the row that this one waited for.
                if (await db.Outbox.AnyAsync(o => o.Key == key && o.Kind == kind, cancellationToken))
                {
                    continue;
                }

                return null;
            }

            var failure = await HandleAsync(row, cancellationToken);
            await SettleAsync(row, failure, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            if (failure is not null)
            {
                return failure;
            }
        }
    }

    /// <summary>In a scope of its own: what the handler stores must not hang on the lock of the outbox row.</summary>
    private async Task<Failure?> HandleAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetServices<IOutboxHandler>().Single(h => h.Kind == row.Kind);
        try
        {
            return await handler.HandleAsync(row.Payload, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One row that cannot be worked must not stop those behind it.
            LogBroken(e, row.Kind, row.Key);
            return Failure.Unavailable("internal_error", "The side effect broke.");
        }
    }

    private async Task SettleAsync(OutboxRow row, Failure? failure, CancellationToken cancellationToken)
    {
        metrics.OutboxWorked(row.Kind, failure?.Code ?? "ok");
        if (failure is null)
        {
            db.Outbox.Remove(row);
        }
        else
        {
            row.Attempts++;
            row.LastFailure = failure.Code;
            row.NextAttemptAt = time.GetUtcNow() + Pause(row.Attempts, failure);
            LogFailed(row.Kind, row.Key, row.Attempts, failure.Code);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static TimeSpan Pause(int attempts, Failure failure)
    {
        var backOff = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 9) - 1));
        var pause = failure.RetryAfter > backOff ? failure.RetryAfter.Value : backOff;
        return pause < LongestPause ? pause : LongestPause;
    }

    [LoggerMessage(LogLevel.Warning, "{Kind} for {Key} failed (attempt {Attempts}): {Code}. It stays owed.")]
    private partial void LogFailed(string kind, string key, int attempts, string code);

    [LoggerMessage(LogLevel.Error, "{Kind} for {Key} broke.")]
    private partial void LogBroken(Exception exception, string kind, string key);
}
