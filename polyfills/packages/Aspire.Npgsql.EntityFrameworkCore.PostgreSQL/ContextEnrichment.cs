using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL;
#pragma warning disable EF1001 // How a registered context is configured is known to the provider's internal extension alone.
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal;

namespace Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;

/// <summary>Retries and timeout on top of what a context was registered with, never in place of it.</summary>
internal static class ContextEnrichment
{
    public static void Apply<TContext>(DbContextOptionsBuilder options, NpgsqlEntityFrameworkCorePostgreSQLSettings settings) =>
        options.UseNpgsql(npgsql =>
        {
            var extension = options.Options.FindExtension<NpgsqlOptionsExtension>();
            if (!settings.DisableRetry && !KeepsOwnRetry(extension, options.Options))
            {
                npgsql.EnableRetryOnFailure();
            }

            if (settings.CommandTimeout is { } timeout)
            {
                if (extension?.CommandTimeout is { } configured && configured != timeout)
                {
                    throw new InvalidOperationException($"Conflicting values for 'CommandTimeout' were found in {nameof(NpgsqlEntityFrameworkCorePostgreSQLSettings)} and set in DbContextOptions<{typeof(TContext).Name}>.");
                }

                npgsql.CommandTimeout(timeout);
            }
        });

    private static bool KeepsOwnRetry(NpgsqlOptionsExtension? extension, DbContextOptions options)
    {
        var strategy = extension?.ExecutionStrategyFactory?.Invoke(new ExecutionStrategyDependencies(null!, options, null!));
        return strategy switch
        {
            null => false,
            NpgsqlRetryingExecutionStrategy => true,
            _ when strategy.GetType() == typeof(NpgsqlExecutionStrategy) => false,
            _ => throw new InvalidOperationException($"{nameof(NpgsqlEntityFrameworkCorePostgreSQLSettings)}.{nameof(NpgsqlEntityFrameworkCorePostgreSQLSettings.DisableRetry)} needs to be set when a custom Execution Strategy is configured."),
        };
    }
}
