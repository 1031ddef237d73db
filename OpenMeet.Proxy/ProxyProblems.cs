using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OpenMeet.Proxy.Routing;
using OpenMeet.ServiceDefaults.Problems;

namespace OpenMeet.Proxy;

/// <summary>
/// What the proxy itself answers instead of a service: a problem (RFC 9457), and on the homeserver's name one that is a
/// Matrix error at the same time (https://spec.matrix.org/v1.16/client-server-api/#standard-error-response) and that a
/// browser may read.
/// </summary>
internal static class ProxyProblems
{
    public static Task NotFoundAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status404NotFound);

    public static async Task WriteAsync(HttpContext context, int status, TimeSpan? retryAfter = null)
    {
        var problem = new ProblemDetails { Status = status, Extensions = { ["code"] = ProblemCodes.ForStatus(status) } };
        if (context.Features.Get<PublicNameFeature>()?.Name == PublicName.Matrix)
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            problem.Extensions["errcode"] = ErrorCode(status);
            problem.Extensions["error"] = "The proxy did not forward this request.";
            if (retryAfter is { } delay)
            {
                problem.Extensions["retry_after_ms"] = (long)delay.TotalMilliseconds;
            }
        }

        if (retryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        context.Response.StatusCode = status;
        await context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }

    private static string ErrorCode(int status) => status switch
    {
        StatusCodes.Status404NotFound => "M_UNRECOGNIZED",
        StatusCodes.Status413PayloadTooLarge => "M_TOO_LARGE",
        StatusCodes.Status429TooManyRequests => "M_LIMIT_EXCEEDED",
        _ => "M_UNKNOWN",
    };
}
