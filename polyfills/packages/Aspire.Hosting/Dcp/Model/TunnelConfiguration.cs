namespace Aspire.Hosting.Dcp.Model;

internal sealed class TunnelConfiguration
{
    public string Name { get; set; } = "";

    public string ServerServiceName { get; set; } = "";

    public string ServerServiceNamespace { get; set; } = "";

    public string ClientServiceName { get; set; } = "";

    public string ClientServiceNamespace { get; set; } = "";
}
