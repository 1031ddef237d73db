using Npgsql;

namespace MatrixAuthenticationService.Synapse;

/// <summary>Does the jobs that could not be done at once.</summary>
internal sealed partial class HomeserverWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<HomeserverWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var jobs = scope.ServiceProvider.GetRequiredService<HomeserverJobs>();
                while (await jobs.RunNextAsync(stoppingToken))
                {
                }
            }
            catch (NpgsqlException e)
            {
                // The database comes back or the health check says so.
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The jobs for the homeserver cannot be read")]
    private partial void LogFailed(Exception failure);
}
