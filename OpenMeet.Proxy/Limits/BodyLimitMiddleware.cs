using Microsoft.AspNetCore.Http.Features;
using OpenMeet.Proxy.Routing;
using OpenMeet.Proxy.Settings;
using Yarp.ReverseProxy.Model;

namespace OpenMeet.Proxy.Limits;

/// <summary>Large bodies are for uploads alone. The server itself enforces the limit on bodies that do not tell their length.</summary>
internal sealed class BodyLimitMiddleware(RequestDelegate next, ProxySettings settings)
{
    public Task InvokeAsync(HttpContext context)
    {
        var route = context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>();
        var limit = route?.Config.Metadata?.ContainsKey(nameof(ProxyRoute.Media)) is true ? settings.MediaBodyLimit : settings.BodyLimit;
        if (context.Request.ContentLength > limit)
        {
            return ProxyProblems.WriteAsync(context, StatusCodes.Status413PayloadTooLarge);
        }

        // An upgraded connection has no body.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limit;
        }

        return next(context);
    }
}
