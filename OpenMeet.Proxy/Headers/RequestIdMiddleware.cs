using System.Diagnostics;

namespace OpenMeet.Proxy.Headers;

/// <summary>
/// Gives each request an id, the trace's where there is one: the service and the client get the same. What a client sent
/// under that name is replaced.
/// </summary>
internal sealed class RequestIdMiddleware(RequestDelegate next)
{
    private const string Header = "X-Request-Id";

    public Task InvokeAsync(HttpContext context)
    {
        var id = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
            ? activity.TraceId.ToHexString()
            : Guid.NewGuid().ToString("N");
        context.Request.Headers[Header] = id;
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = id;
            return Task.CompletedTask;
        });
        return next(context);
    }
}
