using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace OpenMeet.ChatApi.Data;

internal static class DatabaseExtensions
{
    /// <summary>Runs one statement; interpolated values become parameters. Returns the number of rows.</summary>
    public static Task<int> ExecuteAsync(this DatabaseFacade database, FormattableString sql, CancellationToken cancellationToken) =>
        database.ExecuteSqlInterpolatedAsync(sql, cancellationToken);
}
