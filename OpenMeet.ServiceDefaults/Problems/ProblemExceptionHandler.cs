using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Logging;

namespace OpenMeet.ServiceDefaults.Problems;

/// <summary>An exception's problem: the caller's fault if the framework says so, else 500, with none of its text.</summary>
internal sealed partial class ProblemExceptionHandler(
    IProblemDetailsService problems,
    ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The middleware takes the endpoint off the context, so that it is not run again.
        var endpoint = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var (status, code) = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => (bad.StatusCode, CodeOf(bad, endpoint)),
            BadHttpRequestException bad => (bad.StatusCode, ProblemCodes.ForStatus(bad.StatusCode)),
            _ => (StatusCodes.Status500InternalServerError, ProblemCodes.ForStatus(StatusCodes.Status500InternalServerError)),
        };
        if (status >= StatusCodes.Status500InternalServerError)
        {
            LogFailed(exception, httpContext.Request.Method, endpoint?.DisplayName);
        }
        else
        {
            LogRefused(status, code, endpoint?.DisplayName);
        }

        httpContext.Response.StatusCode = status;
        await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = status, Extensions = { ["code"] = code } },
        });
        return true;
    }

    /// <summary>
    /// The framework gives an unreadable body an inner exception, but none to an empty one: there it is taken for the body
    /// if the endpoint has one, else for a wrong query or route value.
    /// </summary>
    private static string CodeOf(BadHttpRequestException exception, Endpoint? endpoint) =>
        exception.InnerException is JsonException or IOException || endpoint?.Metadata.GetMetadata<IAcceptsMetadata>() is not null
            ? ProblemCodes.MalformedBody
            : ProblemCodes.ForStatus(exception.StatusCode);

    [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed.")]
    private partial void LogFailed(Exception exception, string method, string? endpoint);

    [LoggerMessage(LogLevel.Debug, "{Endpoint} refused the request: {Status} {Code}.")]
    private partial void LogRefused(int status, string code, string? endpoint);
}
