using Microsoft.EntityFrameworkCore;

namespace OpenMeet.Oidc.Data;

/// <summary>
/// Runs the seeders before the first request. An advisory lock lets one replica do it at a time, so that any number may start at once.
/// </summary>
internal sealed class Seeding(IServiceScopeFactory scopes) : IHostedService
{
    private const long Lock = 0x6f6964635f736565;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<OidcDbContext>().Database;

        // The lock belongs to the connection, which the context keeps open while the seeders use it.
        await database.OpenConnectionAsync(cancellationToken);
        await database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Lock})", cancellationToken);
        try
        {
            foreach (var seeder in scope.ServiceProvider.GetServices<ISeeder>())
            {
                await seeder.SeedAsync(cancellationToken);
            }
        }
        finally
        {
            await database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
            await database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
