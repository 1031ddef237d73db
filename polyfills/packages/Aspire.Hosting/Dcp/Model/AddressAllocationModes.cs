namespace Aspire.Hosting.Dcp.Model;

internal static class AddressAllocationModes
{
    public const string Localhost = "Localhost";
    public const string Proxyless = "Proxyless";
}
