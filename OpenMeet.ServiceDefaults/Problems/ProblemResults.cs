using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace OpenMeet.ServiceDefaults.Problems;

/// <summary>Problem details (RFC 9457) with the extension member <c>code</c>, which clients may rely on.</summary>
public static class ProblemResults
{
    /// <summary>A problem.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">Stable, snake_case.</param>
    /// <param name="detail">For people; nothing secret, no exception's text.</param>
    public static ProblemHttpResult Problem(int status, string code, string? detail = null) =>
        TypedResults.Problem(statusCode: status, detail: detail, extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>400: the request itself is wrong.</summary>
    public static ProblemHttpResult BadRequest(string code, string? detail = null) =>
        Problem(StatusCodes.Status400BadRequest, code, detail);

    /// <summary>401: no valid credentials.</summary>
    public static ProblemHttpResult Unauthorized(string code = "unauthorized", string? detail = null) =>
        Problem(StatusCodes.Status401Unauthorized, code, detail);

    /// <summary>403: not allowed to this caller.</summary>
    public static ProblemHttpResult Forbidden(string code = "forbidden", string? detail = null) =>
        Problem(StatusCodes.Status403Forbidden, code, detail);

    /// <summary>404: no such thing.</summary>
    public static ProblemHttpResult NotFound(string code = "not_found", string? detail = null) =>
        Problem(StatusCodes.Status404NotFound, code, detail);

    /// <summary>409: not in this state.</summary>
    public static ProblemHttpResult Conflict(string code, string? detail = null) =>
        Problem(StatusCodes.Status409Conflict, code, detail);
}
