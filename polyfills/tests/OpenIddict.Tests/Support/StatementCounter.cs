using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OpenIddict.Tests.Support;

/// <summary>Notes the kind of every statement that a test's requests send to the database.</summary>
internal sealed class StatementCounter : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        TestSituation.Current.Statements.Enqueue(command.CommandText.Split([' ', '\n'], 2)[0]);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        TestSituation.Current.Statements.Enqueue(command.CommandText.Split([' ', '\n'], 2)[0]);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }
}
