namespace Aspire.Hosting.Dcp.Model;

internal sealed class ContainerNetworkSpec
{
    public string? NetworkName { get; set; }

    public bool? Ipv6 { get; set; }

    public bool? Persistent { get; set; }
}
