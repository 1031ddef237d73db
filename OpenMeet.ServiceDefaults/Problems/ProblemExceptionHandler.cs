using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OpenMeet.ServiceDefaults.Problems;

/// <summary>An exception's problem: the caller's fault if the framework says so, else 500, with none of its text.</summary>
internal sealed partial class ProblemExceptionHandler(
    IProblemDetailsService problems,
    ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, code) = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => (bad.StatusCode, CodeOf(bad)),
            BadHttpRequestException bad => (bad.StatusCode, ProblemCodes.ForStatus(bad.StatusCode)),
            _ => (StatusCodes.Status500InternalServerError, ProblemCodes.ForStatus(StatusCodes.Status500InternalServerError)),
        };
        if (status >= StatusCodes.Status500InternalServerError)
        {
            LogFailed(exception, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName);
        }
        else
        {
            LogRefused(status, code, httpContext.GetEndpoint()?.DisplayName);
        }

        httpContext.Response.StatusCode = status;
        await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = status, Extensions = { ["code"] = code } },
        });
        return true;
    }

    /// <summary>The framework gives an unreadable body an inner exception, and a wrong query or route value none.</summary>
    private static string CodeOf(BadHttpRequestException exception) =>
        exception.InnerException is JsonException or IOException or BadHttpRequestException
            ? ProblemCodes.MalformedBody
            : ProblemCodes.ForStatus(exception.StatusCode);

    [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed.")]
    private partial void LogFailed(Exception exception, string method, string? endpoint);

    [LoggerMessage(LogLevel.Debug, "{Endpoint} refused the request: {Status} {Code}.")]
    private partial void LogRefused(int status, string code, string? endpoint);
}
