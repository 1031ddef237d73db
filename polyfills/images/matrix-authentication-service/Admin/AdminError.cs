namespace MatrixAuthenticationService.Admin;

/// <summary>An error of the admin API.</summary>
internal sealed class AdminError(int status, string title) : IResult
{
    public static AdminError BadRequest(string title) => new(StatusCodes.Status400BadRequest, title);

    public static AdminError Unauthorized(string title) => new(StatusCodes.Status401Unauthorized, title);

    public static AdminError NotFound(string title) => new(StatusCodes.Status404NotFound, title);

    public static AdminError Conflict(string title) => new(StatusCodes.Status409Conflict, title);

    public static AdminError Unprocessable(string title) => new(StatusCodes.Status422UnprocessableEntity, title);

    public static AdminError Internal() => new(StatusCodes.Status500InternalServerError, "Internal server error");

    public Task ExecuteAsync(HttpContext httpContext) =>
        Results.Json(new { errors = new[] { new { title } } }, statusCode: status).ExecuteAsync(httpContext);
}
