using Microsoft.AspNetCore.Diagnostics;
using Npgsql;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Data;

/// <summary>A database that is away is no fault of this service's code: 503, and when to come back.</summary>
internal sealed partial class DatabaseExceptionHandler(ILogger<DatabaseExceptionHandler> logger) : IExceptionHandler
{
    private static readonly Failure Away = Failure.Unavailable("database_unavailable", "The service cannot reach its database.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsAway(exception))
        {
            return false;
        }

        LogAway(exception.GetType().Name);
        await Away.ToProblem(httpContext).ExecuteAsync(httpContext);
        return true;
    }

    private static bool IsAway(Exception exception) => exception switch
    {
        PostgresException server => server.IsTransient,
        NpgsqlException => true,
        { InnerException: { } inner } => IsAway(inner),
        _ => false,
    };

    [LoggerMessage(LogLevel.Error, "The database cannot be reached ({Reason}).")]
    private partial void LogAway(string reason);
}
