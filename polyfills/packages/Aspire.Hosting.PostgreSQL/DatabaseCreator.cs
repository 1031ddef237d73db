using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aspire.Hosting.Postgres;

/// <summary>Creates a server's databases when it is ready; those that exist stay as they are.</summary>
internal static partial class DatabaseCreator
{
    public static async Task CreateAsync(string serverConnectionString, IEnumerable<PostgresDatabaseResource> databases, ILogger logger, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection($"{serverConnectionString};Database=postgres;");
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            foreach (var database in databases)
            {
                await CreateAsync(connection, database, logger, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task CreateAsync(NpgsqlConnection connection, PostgresDatabaseResource database, ILogger logger, CancellationToken cancellationToken)
    {
        using var quoting = new NpgsqlCommandBuilder();
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            // The statement is the AppHost author's own, or holds nothing but a quoted identifier.
#pragma warning disable CA2100
            command.CommandText = database.Annotations.OfType<PostgresCreateDatabaseScriptAnnotation>().LastOrDefault()?.Script
                ?? $"CREATE DATABASE {quoting.QuoteIdentifier(database.DatabaseName)}";
#pragma warning restore CA2100
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                LogCreated(logger, database.DatabaseName);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DuplicateDatabase)
            {
                LogExists(logger, database.DatabaseName);
            }
            catch (NpgsqlException exception)
            {
                // The other databases are still of use; this one's health check says that it is missing.
                LogFailed(logger, exception, database.DatabaseName);
            }
        }
    }

    [LoggerMessage(LogLevel.Debug, "Database '{DatabaseName}' created successfully")]
    private static partial void LogCreated(ILogger logger, string databaseName);

    [LoggerMessage(LogLevel.Debug, "Database '{DatabaseName}' already exists")]
    private static partial void LogExists(ILogger logger, string databaseName);

    [LoggerMessage(LogLevel.Error, "Failed to create database '{DatabaseName}'")]
    private static partial void LogFailed(ILogger logger, Exception exception, string databaseName);
}
