using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenMeet.ServiceDefaults.Problems;

namespace OpenMeet.ChatApi.Operations;

internal static class FailureResults
{
    /// <summary>The failure as a problem, and in the header when to come back.</summary>
    public static ProblemHttpResult ToProblem(this Failure failure, HttpContext context)
    {
        if (failure.RetryAfter is { } pause)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return ProblemResults.Problem(failure.Status, failure.Code, failure.Detail);
    }
}
