using System.Net;
using OpenMeet.Proxy.Settings;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace OpenMeet.Proxy.Routing;

/// <summary>The table as YARP takes it.</summary>
internal static class ProxyConfiguration
{
    /// <summary>Silence that ends a request: longer than any long poll, and SignalR pings every 15 s.</summary>
    private static readonly TimeSpan ActivityTimeout = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<RouteConfig> Routes(ProxySettings settings) =>
    [
        .. RouteTable.Routes
            .Where(route => settings.Federation || !route.FederationOnly)
            .Select(route => new RouteConfig
            {
                RouteId = $"{route.Name} {route.Path}",
                ClusterId = route.To.ToString(),
                Match = new RouteMatch { Hosts = [settings.PublicUrls[route.Name].Authority], Path = route.Path },
                Metadata = route.Media ? new Dictionary<string, string> { [nameof(ProxyRoute.Media)] = "" } : null,
            }),
    ];

    public static IReadOnlyList<ClusterConfig> Clusters(ProxySettings settings) =>
    [
        .. settings.Destinations.Select(destination => new ClusterConfig
        {
            ClusterId = destination.Key.ToString(),
            Destinations = new Dictionary<string, DestinationConfig>
            {
                [destination.Key.ToString()] = new() { Address = destination.Value.AbsoluteUri },
            },
            HttpRequest = new ForwarderRequestConfig
            {
                ActivityTimeout = ActivityTimeout,
                Version = HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            },
        }),
    ];
}
