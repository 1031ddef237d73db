using Npgsql;

namespace MatrixAuthenticationService.Health;

/// <summary><c>/health</c>: whether the database answers.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapResource(Resources.Health).MapGet("/health", AnswerAsync);

    private static async Task<IResult> AnswerAsync(Database database, CancellationToken cancellationToken)
    {
        try
        {
            await database.AnyAsync($"select 1", cancellationToken);
            return Results.Text("ok");
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return Results.Text("the database does not answer", statusCode: StatusCodes.Status500InternalServerError);
        }
    }
}
