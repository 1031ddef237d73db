using Microsoft.AspNetCore.Http.Features;

namespace OpenMeet.Proxy.Routing;

/// <summary>Keeps forbidden paths closed, in whatever way they are written.</summary>
internal sealed class PathGuardMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var name = context.Features.Get<PublicNameFeature>()!.Name;
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return IsAllowed(name, target) && IsAllowed(name, context.Request.Path.Value ?? "/")
            ? next(context)
            : ProxyProblems.NotFoundAsync(context);
    }

    private static bool IsAllowed(PublicName name, string path) =>
        WorstReading.TryOf(path, out var reading) && !ForbiddenPaths.Contains(name, reading);
}
