using Npgsql;

namespace MatrixAuthenticationService.Data;

/// <summary>
/// One request's connection. Statements outside <see cref="BeginAsync"/> commit by themselves; after it they belong to the
/// transaction until it is disposed.
/// </summary>
internal sealed class Database(NpgsqlDataSource source) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;

    public async Task<NpgsqlTransaction> BeginAsync(CancellationToken cancellationToken) =>
        await (await ConnectionAsync(cancellationToken)).BeginTransactionAsync(cancellationToken);

    /// <summary>Runs the statement and gives the number of rows that it changed.</summary>
    public async Task<int> ExecuteAsync(Sql sql, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(sql, cancellationToken);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<T?> FirstAsync<T>(Sql sql, Func<Row, T> read, CancellationToken cancellationToken)
        where T : class
    {
        await using var command = await CommandAsync(sql, cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? read(new Row(reader)) : null;
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(Sql sql, Func<Row, T> read, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(sql, cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(new Row(reader)));
        }

        return rows;
    }

    public async Task<bool> AnyAsync(Sql sql, CancellationToken cancellationToken)
    {
        await using var command = await CommandAsync(sql, cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }

    private async Task<NpgsqlCommand> CommandAsync(Sql sql, CancellationToken cancellationToken)
    {
        var command = (await ConnectionAsync(cancellationToken)).CreateCommand();
        sql.WriteTo(command);
        return command;
    }

    private async Task<NpgsqlConnection> ConnectionAsync(CancellationToken cancellationToken) =>
        _connection ??= await source.OpenConnectionAsync(cancellationToken);
}
