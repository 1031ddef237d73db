using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace OpenMeet.ServiceDefaults.Data;

/// <summary>Brings a service's database to the schema of its code.</summary>
public static class MigrationExtensions
{
    /// <summary>
    /// Applies the context's migrations before the service listens, waiting for a database that is not up yet. Replicas that
    /// start at once take turns: EF Core locks the migrations' history table.
    /// </summary>
    public static IServiceCollection AddMigrationsAtStart<TContext>(this IServiceCollection services)
        where TContext : DbContext
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<IHostedService, Migrator<TContext>>();
    }
}
