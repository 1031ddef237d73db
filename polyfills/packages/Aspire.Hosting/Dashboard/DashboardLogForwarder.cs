using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// The dashboard logs one JSON object per line; each goes to the AppHost's own log under <c>Aspire.Hosting.Dashboard.*</c>.
/// It ends when the AppHost begins to stop, so that the dashboard's complaints about that are not shown.
/// </summary>
internal sealed class DashboardLogForwarder(ResourceNotificationService notifications, ResourceLoggerService logs, ILoggerFactory loggers)
    : BackgroundService
{
    private const string OwnPrefix = "Aspire.Dashboard.";
    private readonly ILogger _logger = loggers.CreateLogger("Aspire.Hosting.Dashboard");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var watching = new List<Task>();
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken).ConfigureAwait(false))
            {
                if (change.Resource.Name == DashboardLifecycle.ResourceName && seen.Add(change.ResourceId))
                {
                    watching.Add(ForwardAsync(change.ResourceId, stoppingToken));
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(watching).ConfigureAwait(false);
        }
    }

    private async Task ForwardAsync(string resourceId, CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var batch in logs.WatchAsync(resourceId).WithCancellation(stoppingToken).ConfigureAwait(false))
            {
                foreach (var line in batch)
                {
                    Forward(line);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The AppHost is stopping.
        }
    }

    private void Forward(LogLine line)
    {
        // Each line begins with the time stamp that DCP added.
        var text = line.Content[(line.Content.IndexOf(' ') + 1)..];
        try
        {
            if (text.StartsWith('{') && JsonSerializer.Deserialize(text, DashboardLogEntryContext.Default.DashboardLogEntry) is { } entry)
            {
                var category = entry.Category.StartsWith(OwnPrefix, StringComparison.Ordinal)
                    ? entry.Category[OwnPrefix.Length..]
                    : "ThirdParty." + entry.Category;
                var message = entry.Exception is null ? entry.Message : entry.Message + Environment.NewLine + entry.Exception;
                var target = loggers.CreateLogger($"Aspire.Hosting.Dashboard.{category}");
                DashboardLog.Forward(target, entry.LogLevel, message);
                return;
            }
        }
        catch (JsonException)
        {
            // Not one of its log entries: shown as it is.
        }

        DashboardLog.Forward(_logger, line.IsErrorMessage ? LogLevel.Error : LogLevel.Information, line.Content);
    }
}
