using OpenMeet.Proxy.Routing;

namespace OpenMeet.Proxy.Headers;

/// <summary>
/// Headers that every response has: no guessing of types, no path to other sites' logs, and, for a name that is public over
/// https, no way back to http. A service's own, stricter policy stays.
/// </summary>
internal sealed class ResponseHeadersMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var isHttps = context.Features.Get<PublicNameFeature>()!.Url.Scheme == Uri.UriSchemeHttps;
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
            if (isHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }
            else
            {
                headers.Remove("Strict-Transport-Security");
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
