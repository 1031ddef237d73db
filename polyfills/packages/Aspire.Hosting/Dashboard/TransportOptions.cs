namespace Aspire.Hosting.Dashboard;

internal sealed class TransportOptions
{
    /// <summary>Plain http is allowed for dashboard, telemetry and resource service.</summary>
    public bool AllowUnsecureTransport { get; set; }
}
