using Microsoft.AspNetCore.Http.Features;

namespace OpenMeet.Proxy;

/// <summary>The proxy's own health, which it answers on every host: probes ask for an address, not for a public name.</summary>
internal static class Probes
{
    public static bool IsProbe(HttpContext context) =>
        context.Features.Get<IHttpRequestFeature>()?.RawTarget is "/health" or "/alive"
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));
}
