using OpenMeet.Proxy.Settings;

namespace OpenMeet.Proxy.Routing;

/// <summary>
/// Finds the public name by the Host header. From here on scheme and host are those of the public URL, however the request
/// came in: TLS may end in front of the proxy.
/// </summary>
internal sealed class PublicNameMiddleware(RequestDelegate next, ProxySettings settings)
{
    private readonly Dictionary<string, PublicNameFeature> _names = settings.PublicUrls
        .SelectMany(url => Spellings(url.Value).Select(host => (Host: host, Feature: new PublicNameFeature(url.Key, url.Value))))
        .ToDictionary(pair => pair.Host, pair => pair.Feature, StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        if (!_names.TryGetValue(context.Request.Host.Value ?? "", out var feature))
        {
            return ProxyProblems.WriteAsync(context, StatusCodes.Status421MisdirectedRequest);
        }

        context.Features.Set(feature);
        context.Request.Scheme = feature.Url.Scheme;
        context.Request.Host = new HostString(feature.Url.Authority);
        return next(context);
    }

    private static string[] Spellings(Uri url) => url.IsDefaultPort ? [url.Host, $"{url.Host}:{url.Port}"] : [url.Authority];
}
