namespace MatrixAuthenticationService.Compat;

/// <summary>An error in the shape of the client-server API.</summary>
internal sealed class MatrixError(int status, string code, string message) : IResult
{
    public static MatrixError Unknown(int status, string message) => new(status, "M_UNKNOWN", message);

    public static MatrixError Forbidden(string message) => new(StatusCodes.Status403Forbidden, "M_FORBIDDEN", message);

    public static MatrixError UnknownToken() => new(StatusCodes.Status401Unauthorized, "M_UNKNOWN_TOKEN", "The token is not known");

    public Task ExecuteAsync(HttpContext httpContext) =>
        Results.Json(new { errcode = code, error = message }, statusCode: status).ExecuteAsync(httpContext);
}
