using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestrator;

/// <summary>Copies the output of every resource to the AppHost's log, category <c>&lt;AppHost&gt;.Resources.&lt;resource&gt;</c>.</summary>
internal sealed partial class ResourceLoggerForwarderService(
    ResourceNotificationService notifications, ResourceLoggerService logs, IHostEnvironment environment, ILoggerFactory loggers) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var forwarding = new List<Task>();
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken).ConfigureAwait(false))
            {
                if (seen.Add(change.ResourceId))
                {
                    forwarding.Add(ForwardAsync(change.Resource, change.ResourceId, stoppingToken));
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(forwarding).ConfigureAwait(false);
        }
    }

    private async Task ForwardAsync(IResource resource, string resourceId, CancellationToken stoppingToken)
    {
        var logger = loggers.CreateLogger($"{environment.ApplicationName}.Resources.{resource.Name}");
        try
        {
            await foreach (var batch in logs.WatchAsync(resourceId).WithCancellation(stoppingToken).ConfigureAwait(false))
            {
                foreach (var line in batch)
                {
                    LogResource(logger, line.IsErrorMessage ? LogLevel.Error : LogLevel.Information, line.LineNumber, line.Content);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The AppHost stops.
        }
    }

    [LoggerMessage("{LineNumber}: {LineContent}")]
    private static partial void LogResource(ILogger logger, LogLevel level, int lineNumber, string lineContent);
}
