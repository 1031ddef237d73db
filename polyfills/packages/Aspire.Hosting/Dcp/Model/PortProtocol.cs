namespace Aspire.Hosting.Dcp.Model;

internal static class PortProtocol
{
    public const string Tcp = "TCP";
    public const string Udp = "UDP";
}
