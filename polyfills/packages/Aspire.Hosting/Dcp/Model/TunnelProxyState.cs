namespace Aspire.Hosting.Dcp.Model;

internal static class TunnelProxyState
{
    public const string Running = "Running";
    public const string Failed = "Failed";
}
