using Microsoft.EntityFrameworkCore;
using Npgsql;
using OpenMeet.ServiceDefaults.Data;
using OpenMeet.Tests.Support;
using Xunit;

namespace OpenMeet.Tests.ServiceDefaults;

public sealed class DeadConnectionTests
{
    private const int Connections = 5;

    [Fact]
    public async Task After_the_server_has_ended_all_connections_one_query_fails()
    {
        var database = await PostgresServer.CreateDatabaseAsync("dead");
        await FillPoolAsync(database);
        await EndConnectionsAsync(database);

        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(database));

        for (var again = 0; again < Connections; again++)
        {
            Assert.Equal(1, await AskAsync(database));
        }
    }

    private static async Task FillPoolAsync(string database)
    {
        var contexts = Enumerable.Range(0, Connections).Select(_ => Open(database)).ToList();
        await Task.WhenAll(contexts.Select(context => context.Database.OpenConnectionAsync()));
        foreach (var context in contexts)
        {
            await context.DisposeAsync();
        }
    }

    private static async Task EndConnectionsAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<int> AskAsync(string database)
    {
        await using var context = Open(database);
        return await context.Database.SqlQuery<int>($"SELECT 1 AS \"Value\"").SingleAsync();
    }

    private static DbContext Open(string database) =>
        new(new DbContextOptionsBuilder().UseNpgsql(database).ForgetDeadConnections().Options);
}
