namespace Aspire.Hosting.Dcp.Model;

internal sealed class EndpointSpec
{
    public string? ServiceNamespace { get; set; }

    public string? ServiceName { get; set; }

    public string? Address { get; set; }

    public int? Port { get; set; }
}
