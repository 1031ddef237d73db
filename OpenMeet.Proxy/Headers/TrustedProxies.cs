using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace OpenMeet.Proxy.Headers;

/// <summary>A load balancer in front of the proxy, if there is one.</summary>
internal static class TrustedProxies
{
    /// <summary>
    /// Takes the client's address, and nothing else, from <c>X-Forwarded-For</c> as these networks send it. From everybody
    /// else the header is what the client likes it to be.
    /// </summary>
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services, IReadOnlyList<IPNetwork> networks) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
}
