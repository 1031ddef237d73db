using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace OpenMeet.Oidc.Data;

/// <summary>Deletes hourly what has expired. Every replica does it: the statements are idempotent.</summary>
internal sealed partial class Housekeeping(IServiceScopeFactory scopes, TimeProvider time, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    // A redeemed code or refresh token is kept this long, so that its late replay is still recognised and revokes its family.
    private static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OidcDbContext>();
        var now = time.GetUtcNow();
        await db.Sessions.Where(session => session.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        await db.BotTickets.Where(ticket => ticket.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        await db.SignInCounters.Where(counter => counter.EndsAt <= now).ExecuteDeleteAsync(cancellationToken);

        // In this order: an authorization goes only when no token refers to it.
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(now - Grace, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(now - Grace, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Nothing depends on it: the next round deletes what this one left.
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Expired rows could not be deleted.")]
    private partial void LogFailed(Exception exception);
}
