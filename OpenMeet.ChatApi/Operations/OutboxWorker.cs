namespace OpenMeet.ChatApi.Operations;

/// <summary>Works the outbox as long as there is something in it, and looks again when told or after a while.</summary>
internal sealed partial class OutboxWorker(
    IServiceScopeFactory scopes, ChangeSignal changes, TimeProvider time, ILogger<OutboxWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var change = changes.Next;
            if (!await WorkAsync(stoppingToken))
            {
                await Task.WhenAny(change, Task.Delay(Idle, time, stoppingToken));
            }
        }
    }

    private async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<OutboxQueue>().WorkNextAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnavailable(e);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The outbox cannot be worked now.")]
    private partial void LogUnavailable(Exception exception);
}
