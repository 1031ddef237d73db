using System.Net;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// The host that clients use for the host a server binds to: "all interfaces" is no address to connect to, and localhost is the
/// name that the developer certificate is made for.
/// </summary>
internal static class TargetHosts
{
    private const string Localhost = "localhost";

    public static (string Address, EndpointBindingMode Mode) Normalize(string? host)
    {
        if (string.IsNullOrEmpty(host) || IsLocalhost(host))
        {
            return (Localhost, EndpointBindingMode.SingleAddress);
        }

        if (!IPAddress.TryParse(host, out var address))
        {
            return (Localhost, EndpointBindingMode.DualStackAnyAddresses);
        }

        return address.Equals(IPAddress.Any) ? (Localhost, EndpointBindingMode.IPv4AnyAddresses)
            : address.Equals(IPAddress.IPv6Any) ? (Localhost, EndpointBindingMode.IPv6AnyAddresses)
            : (host, EndpointBindingMode.SingleAddress);
    }

    public static bool IsLocalhost(string host) =>
        host.Equals(Localhost, StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
