using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>A line of the JSON console logger.</summary>
internal sealed class DashboardLogEntry
{
    public string Category { get; set; } = "";

    public LogLevel LogLevel { get; set; }

    public string Message { get; set; } = "";

    public string? Exception { get; set; }
}
