using Npgsql;
using OpenMeet.ChatApi.Data;

namespace OpenMeet.ChatApi.Operations;

/// <summary>
/// Listens to PostgreSQL for change notices and passes them on. After a broken connection everything may have changed, and
/// that is what the observers are told.
/// </summary>
internal sealed partial class ChangeListener(
    ChatSettings settings, ChangeSignal signal, IEnumerable<IChangeObserver> observers, TimeProvider time, ILogger<ChangeListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogBroken(e.GetType().Name);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        // A connection of its own that is never pooled; keep-alives tell when the server has gone without a word.
        var options = new NpgsqlConnectionStringBuilder(settings.ChatDatabase) { Pooling = false, KeepAlive = 15 };
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        var pending = new Queue<string>();
        connection.Notification += (_, notice) => pending.Enqueue(notice.Payload);
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"LISTEN {ChangeNotice.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        await TellAsync(null, cancellationToken);
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
            while (pending.TryDequeue(out var key))
            {
                await TellAsync(key, cancellationToken);
            }
        }
    }

    private async Task TellAsync(string? key, CancellationToken cancellationToken)
    {
        signal.Raise();
        foreach (var observer in observers)
        {
            await observer.ChangedAsync(key, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "No change notices from PostgreSQL for now ({Reason}).")]
    private partial void LogBroken(string reason);
}
