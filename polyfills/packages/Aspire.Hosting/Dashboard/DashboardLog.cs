using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>What the AppHost tells on its console about the dashboard; dotnet watch looks for the login line.</summary>
internal static partial class DashboardLog
{
    [LoggerMessage(LogLevel.Information, "Generating a dynamic url for dashboard.  If you want a consistent url, configure `ASPNETCORE_URLS`")]
    public static partial void DynamicUrl(ILogger logger);

    [LoggerMessage(LogLevel.Information, "Now listening on: {DashboardUrl}")]
    public static partial void Listening(ILogger logger, string dashboardUrl);

    [LoggerMessage(LogLevel.Information, "Login to the dashboard at {LoginUrl}")]
    public static partial void Login(ILogger logger, string loginUrl);

    [LoggerMessage(LogLevel.Information, "{Summary}")]
    public static partial void Summary(ILogger logger, string summary);

    [LoggerMessage(LogLevel.Error, "Error reading dashboard logs.")]
    public static partial void ReadingFailed(ILogger logger, Exception exception);

    [LoggerMessage("{Message}")]
    public static partial void Forward(ILogger logger, LogLevel level, string message);
}
