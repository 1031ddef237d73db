using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenMeet.ServiceDefaults.Data;

internal sealed partial class Migrator<TContext>(
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<Migrator<TContext>> logger) : IHostedLifecycleService
    where TContext : DbContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Hosted services start after this, the server among them.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<TContext>().Database.MigrateAsync(cancellationToken);
                return;
            }
            catch (Exception exception) when (IsUnreachable(exception) && time.GetElapsedTime(began) < Patience)
            {
                LogWaiting(typeof(TContext).Name, exception.GetType().Name);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsUnreachable(Exception exception) => exception switch
    {
        RetryLimitExceededException or SocketException or TimeoutException => true,
        DbException { IsTransient: true } => true,
        { InnerException: { } inner } => IsUnreachable(inner),
        _ => false,
    };

    [LoggerMessage(LogLevel.Information, "The database of {Context} does not answer yet ({Reason}).")]
    private partial void LogWaiting(string context, string reason);
}
