using System.Globalization;
using System.Net;

namespace OpenMeet.Proxy.Limits;

/// <summary>
/// Refuses an address that asks faster than its bucket fills, and tells the others where they stand
/// (draft-ietf-httpapi-ratelimit-headers).
/// </summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, AddressLimiter limiter)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!limiter.IsOn)
        {
            return next(context);
        }

        var left = limiter.TryTake(context.Connection.RemoteIpAddress ?? IPAddress.None);
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = limiter.Burst.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = (left ?? 0).ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = Math.Ceiling(SecondsUntilFull(left ?? 0)).ToString(CultureInfo.InvariantCulture);
        return left is null
            ? ProxyProblems.WriteAsync(context, StatusCodes.Status429TooManyRequests, limiter.Period)
            : next(context);
    }

    private double SecondsUntilFull(long left) => (limiter.Burst - left) * limiter.Period.TotalSeconds / limiter.TokensPerPeriod;
}
