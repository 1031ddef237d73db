namespace Aspire.Hosting.Dcp.Model;

internal sealed class ContainerNetworkTunnelProxyStatus
{
    public string? State { get; set; }

    public string? Message { get; set; }
}
