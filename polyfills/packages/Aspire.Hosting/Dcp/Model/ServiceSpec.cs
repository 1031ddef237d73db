namespace Aspire.Hosting.Dcp.Model;

internal sealed class ServiceSpec
{
    public string? Address { get; set; }

    public int? Port { get; set; }

    public string Protocol { get; set; } = PortProtocol.Tcp;

    public string AddressAllocationMode { get; set; } = AddressAllocationModes.Localhost;
}
