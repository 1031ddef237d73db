using System.Net;

namespace MatrixAuthenticationService.Configuration;

/// <summary>A set of addresses and the resources that are served there.</summary>
internal sealed record ListenerSettings(string Name, IReadOnlySet<string> Resources, IReadOnlyList<IPEndPoint> Binds)
{
    private static readonly string[] Known = [.. Http.Resources.All];

    public static ListenerSettings From(ConfigurationNode node)
    {
        foreach (var key in (string[])["prefix", "tls"])
        {
            if (node[key].Exists)
            {
                throw node[key].Error("is not offered here");
            }
        }

        if (node["proxy_protocol"].Flag(false))
        {
            throw node["proxy_protocol"].Error("is not offered here");
        }

        var resources = node["resources"].Required().Items().Select(Resource).ToHashSet();
        var binds = node["binds"].Required().Items().Select(Bind).ToArray();
        return binds.Length == 0
            ? throw node["binds"].Error("must name at least one address")
            : new(node["name"].Text() ?? node.Path, resources, binds);
    }

    private static string Resource(ConfigurationNode node)
    {
        var name = node["name"].RequiredText();
        return Known.Contains(name) ? name : throw node["name"].Error($"must be one of {string.Join(", ", Known)}");
    }

    private static IPEndPoint Bind(ConfigurationNode node)
    {
        if (node["address"].Exists)
        {
            return IPEndPoint.TryParse(node["address"].RequiredText(), out var endpoint)
                ? endpoint
                : throw node["address"].Error("must be an address and a port such as [::]:8080");
        }

        var port = node["port"].Required().Integer(0, 0, 65535);
        return node["host"].Text() switch
        {
            null => new(IPAddress.IPv6Any, port),
            "localhost" => new(IPAddress.Loopback, port),
            var host => IPAddress.TryParse(host, out var address) ? new(address, port) : throw node["host"].Error("must be an address or localhost"),
        };
    }
}
