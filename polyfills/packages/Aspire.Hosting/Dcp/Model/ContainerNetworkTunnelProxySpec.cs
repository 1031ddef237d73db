namespace Aspire.Hosting.Dcp.Model;

internal sealed class ContainerNetworkTunnelProxySpec
{
    public string? ContainerNetworkName { get; set; }

    public List<string>? Aliases { get; set; }

    public List<TunnelConfiguration>? Tunnels { get; set; }
}
