using OpenMeet.Proxy.Settings;
using OpenMeet.Proxy.WellKnown;

namespace OpenMeet.Proxy.Routing;

/// <summary>
/// Finds the public name by the Host header. From here on scheme and host are those of the public URL, however the request
/// came in: TLS may end in front of the proxy. The Matrix server name, where it is none of the public names, is good for the
/// documents that lead from it to the homeserver, and for nothing else.
/// </summary>
internal sealed class PublicNameMiddleware(RequestDelegate next, ProxySettings settings)
{
    private readonly Dictionary<string, PublicNameFeature> _names = settings.PublicUrls
        .SelectMany(url => Spellings(url.Value).Select(host => (Host: host, Feature: new PublicNameFeature(url.Key, url.Value))))
        .ToDictionary(pair => pair.Host, pair => pair.Feature, StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        if (Find(context.Request) is not { } feature)
        {
            return ProxyProblems.WriteAsync(context, StatusCodes.Status421MisdirectedRequest);
        }

        context.Features.Set(feature);
        context.Request.Scheme = feature.Url.Scheme;
        context.Request.Host = new HostString(feature.Url.Authority);
        return next(context);
    }

    private PublicNameFeature? Find(HttpRequest request)
    {
        if (_names.TryGetValue(request.Host.Value ?? "", out var feature))
        {
            return feature;
        }

        return string.Equals(request.Host.Value, settings.MatrixServerName, StringComparison.OrdinalIgnoreCase)
            && request.Path.StartsWithSegments(WellKnownEndpoints.Folder, StringComparison.Ordinal)
                ? new PublicNameFeature(PublicName.Matrix, settings.PublicUrls[PublicName.Matrix])
                : null;
    }

    private static string[] Spellings(Uri url) => url.IsDefaultPort ? [url.Host, $"{url.Host}:{url.Port}"] : [url.Authority];
}
