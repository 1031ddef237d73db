using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>Forgets what nobody resumes from any more: Matrix keeps the history, this database does not.</summary>
internal sealed partial class LogPruner(IServiceScopeFactory scopes, TimeProvider time, ILogger<LogPruner> logger) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public static async Task PruneAsync(ChatDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var limit = now - Kept;
        await db.RoomMessages.Where(m => m.ReceivedAt < limit).ExecuteDeleteAsync(cancellationToken);
        await db.Transactions.Where(t => t.ReceivedAt < limit).ExecuteDeleteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await PruneAsync(scope.ServiceProvider.GetRequiredService<ChatDb>(), time.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old messages could not be pruned.")]
    private partial void LogFailed(Exception exception);
}
