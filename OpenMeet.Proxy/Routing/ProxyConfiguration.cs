using System.Net;
using OpenMeet.Proxy.Settings;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;

namespace OpenMeet.Proxy.Routing;

/// <summary>The table as YARP takes it.</summary>
internal static class ProxyConfiguration
{
    /// <summary>Silence that ends a request: longer than any long poll, and SignalR pings every 15 s.</summary>
    private static readonly TimeSpan ActivityTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Where another can answer, a destination that does not is left out until it does; if none does, all are tried.</summary>
    private static readonly HealthCheckConfig SkipTheDead = new()
    {
        Active = new ActiveHealthCheckConfig { Enabled = true, Path = "/health", Interval = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromSeconds(5) },
        AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
    };

    public static IReadOnlyList<RouteConfig> Routes(ProxySettings settings) =>
    [
        .. RouteTable.Routes
            .Where(route => route.If?.Invoke(settings) ?? true)
            .Select(route => new RouteConfig
            {
                RouteId = $"{route.Name} {route.Method} {route.Path}",
                ClusterId = route.To.ToString(),
                Match = new RouteMatch
                {
                    Hosts = [settings.PublicUrls[route.Name].Authority],
                    Path = route.Path,
                    Methods = route.Method is { } method ? [method] : null,
                },
                Metadata = route.Media ? new Dictionary<string, string> { [nameof(ProxyRoute.Media)] = "" } : null,
            }),
    ];

    public static IReadOnlyList<ClusterConfig> Clusters(ProxySettings settings) =>
    [
        .. settings.Destinations.Select(service => new ClusterConfig
        {
            ClusterId = service.Key.ToString(),
            Destinations = service.Value.Select((address, number) => (address, number)).ToDictionary(
                destination => $"{service.Key}{destination.number}", destination => new DestinationConfig { Address = destination.address.AbsoluteUri }),
            LoadBalancingPolicy = service.Key == Service.SynapseSync ? nameof(SameTokenSameWorker) : null,
            HealthCheck = service.Value.Count > 1 ? SkipTheDead : null,
            HttpRequest = new ForwarderRequestConfig
            {
                ActivityTimeout = ActivityTimeout,
                Version = HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            },
        }),
    ];
}
