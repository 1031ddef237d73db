namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>What <c>https+http://_endpoint.service</c> asks for.</summary>
internal sealed record ServiceName(IReadOnlyList<string> Schemes, string? Endpoint, string Service)
{
    public static ServiceName Of(Uri uri)
    {
        var schemes = uri.Scheme.Split('+');
        var host = uri.Host;
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return host.StartsWith('_') && dot > 1
            ? new(schemes, host[1..dot], host[(dot + 1)..])
            : new(schemes, null, host);
    }
}
