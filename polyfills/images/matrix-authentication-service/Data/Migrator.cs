using System.Reflection;
using Npgsql;

namespace MatrixAuthenticationService.Data;

/// <summary>Brings the database's schema up to date; of several processes that start at once one does it.</summary>
internal sealed partial class Migrator(NpgsqlDataSource source, ILogger<Migrator> logger)
{
    private const string Prefix = "migrations/";
    private const long LockKey = 0x6D61735F64626C6B;

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync(connection, $"select pg_advisory_xact_lock({LockKey})", cancellationToken);
        await RunAsync(
            connection,
            "create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())",
            cancellationToken);
        var applied = await AppliedAsync(connection, cancellationToken);
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var migration = name[Prefix.Length..];
            if (applied.Contains(migration))
            {
                continue;
            }

            await RunAsync(connection, await TextAsync(name, cancellationToken), cancellationToken);
            await using var record = new NpgsqlCommand("insert into schema_migrations (name) values ($1)", connection);
            record.Parameters.AddWithValue(migration);
            await record.ExecuteNonQueryAsync(cancellationToken);
            LogApplied(migration);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select name from schema_migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task<string> TextAsync(string resource, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // The texts are this assembly's own.
        await using var command = new NpgsqlCommand(text, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Applied the migration {Migration}")]
    private partial void LogApplied(string migration);
}
