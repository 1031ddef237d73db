using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace OpenMeet.ServiceDefaults.Data;

/// <summary>
/// When a database server restarts, the pool still holds its dead connections, and each would cost a request its life. The
/// first one that is found dead empties the pool.
/// </summary>
internal sealed class DeadConnectionInterceptor : DbCommandInterceptor
{
    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Forget(command.Connection);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(command.Connection);
        return Task.CompletedTask;
    }

    private static void Forget(DbConnection? connection)
    {
        // A command that the server refuses leaves its connection open.
        if (connection is NpgsqlConnection { State: not ConnectionState.Open } dead)
        {
            NpgsqlConnection.ClearPool(dead);
        }
    }
}
