using Npgsql;

namespace MatrixAuthenticationService.Data;

/// <summary>Forgets what nobody can use any more.</summary>
internal sealed partial class Cleanup(IServiceScopeFactory scopes, TimeProvider time, ILogger<Cleanup> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await RunAsync(scope.ServiceProvider.GetRequiredService<Database>(), time.GetUtcNow(), stoppingToken);
            }
            catch (NpgsqlException e)
            {
                LogFailed(e);
            }
        }
    }

    internal static async Task RunAsync(Database database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (hour, day, week, month) = (now.AddHours(-1), now.AddDays(-1), now.AddDays(-7), now.AddDays(-30));
        await database.ExecuteAsync($"delete from oauth2_access_tokens where revoked_at < {hour} or expires_at < {month}", cancellationToken);
        await database.ExecuteAsync($"delete from oauth2_refresh_tokens where revoked_at < {hour} or consumed_at < {month}", cancellationToken);
        await database.ExecuteAsync($"delete from compat_refresh_tokens where consumed_at < {month}", cancellationToken);
        await database.ExecuteAsync($"delete from compat_access_tokens where expires_at < {month}", cancellationToken);
        await database.ExecuteAsync($"delete from oauth2_grants where created_at < {week}", cancellationToken);
        await database.ExecuteAsync($"delete from oauth2_sessions where finished_at < {month}", cancellationToken);
        await database.ExecuteAsync($"delete from oauth2_sessions where user_id is null and created_at < {month}", cancellationToken);
        await database.ExecuteAsync($"delete from compat_sso_logins where created_at < {week}", cancellationToken);
        await database.ExecuteAsync($"delete from compat_sessions where finished_at < {month}", cancellationToken);
        await database.ExecuteAsync($"delete from user_registrations where created_at < {week}", cancellationToken);
        await database.ExecuteAsync($"delete from upstream_oauth_sessions where completed_at is null and created_at < {day}", cancellationToken);
        await database.ExecuteAsync($"delete from upstream_oauth_sessions where created_at < {month}", cancellationToken);
        await database.ExecuteAsync($"delete from upstream_oauth_links where user_id is null and created_at < {week}", cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "The database cannot be cleaned up")]
    private partial void LogFailed(Exception failure);
}
