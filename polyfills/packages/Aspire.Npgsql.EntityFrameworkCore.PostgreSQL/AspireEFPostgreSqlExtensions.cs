using Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers PostgreSQL database contexts.</summary>
public static class AspireEFPostgreSqlExtensions
{
    /// <summary>
    /// Registers a pooled context on the connection string of this name, with retries, health check, traces and metrics.
    /// </summary>
    /// <exception cref="InvalidOperationException">In development: the context is registered already.</exception>
    public static void AddNpgsqlDbContext<TContext>(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<NpgsqlEntityFrameworkCorePostgreSQLSettings>? configureSettings = null,
        Action<DbContextOptionsBuilder>? configureDbContextOptions = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        if (builder.Environment.IsDevelopment() && IsRegistered<TContext>(builder.Services))
        {
            throw new InvalidOperationException($"DbContext<{typeof(TContext).Name}> is already registered. Please ensure 'services.AddDbContext<{typeof(TContext).Name}>()' is not used when calling '{nameof(AddNpgsqlDbContext)}()' or use the corresponding 'Enrich' method.");
        }

        var settings = ContextSettings.Read<TContext>(builder.Configuration, connectionName);
        settings.ConnectionString = builder.Configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        configureSettings?.Invoke(settings);
        builder.Services.AddDbContextPool<TContext>(options =>
        {
            // Validated here, when the context is asked for and a logger exists.
            ContextSettings.RequireConnectionString<TContext>(settings, connectionName);
            options.UseNpgsql(settings.ConnectionString, npgsql => Apply(settings, npgsql));
            configureDbContextOptions?.Invoke(options);
        });
        ContextInstrumentation.Add<TContext>(builder, settings);
    }

    /// <summary>Adds retries, health check, traces and metrics to a context that is registered already.</summary>
    /// <exception cref="InvalidOperationException">The context is not registered.</exception>
    public static void EnrichNpgsqlDbContext<TContext>(
        this IHostApplicationBuilder builder,
        Action<NpgsqlEntityFrameworkCorePostgreSQLSettings>? configureSettings = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = ContextSettings.Read<TContext>(builder.Configuration, null);
        configureSettings?.Invoke(settings);
        if (!settings.DisableRetry || settings.CommandTimeout.HasValue)
        {
            if (!IsRegistered<TContext>(builder.Services))
            {
                throw new InvalidOperationException($"DbContext<{typeof(TContext).Name}> was not registered. Ensure you have registered the DbContext in DI before calling {nameof(EnrichNpgsqlDbContext)}.");
            }

            builder.Services.ConfigureDbContext<TContext>(options => ContextEnrichment.Apply<TContext>(options, settings));
        }

        ContextInstrumentation.Add<TContext>(builder, settings);
    }

    private static bool IsRegistered<TContext>(IServiceCollection services)
        where TContext : DbContext =>
        services.Any(service => service.ServiceType == typeof(DbContextOptions<TContext>));

    private static void Apply(
        NpgsqlEntityFrameworkCorePostgreSQLSettings settings,
        global::Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder npgsql)
    {
        if (!settings.DisableRetry)
        {
            npgsql.EnableRetryOnFailure();
        }

        if (settings.CommandTimeout.HasValue)
        {
            npgsql.CommandTimeout(settings.CommandTimeout);
        }
    }
}
