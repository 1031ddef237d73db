using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using IPNetwork = System.Net.IPNetwork;

namespace Microsoft.Extensions.Hosting;

/// <summary>Makes a service behind the proxy see the client's address and the public scheme and host.</summary>
public static class ForwardedHeadersExtensions
{
    private static readonly IPNetwork[] Trusted =
    [
        IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128"),
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"),
    ];

    /// <summary>
    /// Accepts <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> of the nearest hop, and only from loopback (RFC 1122),
    /// private (RFC 1918, RFC 4193) and link-local addresses. <c>app.UseForwardedHeaders()</c> must come first.
    /// </summary>
    public static IServiceCollection AddForwardedHeaders(this IServiceCollection services) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.ForwardLimit = 1;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in Trusted)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
}
