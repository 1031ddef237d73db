using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Health;

/// <summary>Watches the health of every resource from its first Running until all its instances have ended.</summary>
internal sealed partial class ResourceHealthCheckService(
    ILoggerFactory loggers,
    HealthCheckService checks,
    IServiceProvider services,
    IDistributedApplicationEventing eventing,
    ResourceNotificationService notifications,
    TimeProvider time) : BackgroundService
{
    private readonly ILogger _logger = loggers.CreateLogger<ResourceHealthCheckService>();
    private readonly Dictionary<string, ResourceMonitor> _monitors = new(StringComparer.OrdinalIgnoreCase);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken).ConfigureAwait(false))
            {
                await HandleAsync(change, stoppingToken).ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (var monitor in _monitors.Values)
            {
                await monitor.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task HandleAsync(ResourceEvent change, CancellationToken stoppingToken)
    {
        var (resource, state) = (change.Resource, change.Snapshot.State?.Text);
        if (_monitors.TryGetValue(resource.Name, out var monitor))
        {
            monitor.StateChanged(state);
        }

        if (state == KnownResourceStates.Running && monitor is null)
        {
            LogStarted(_logger, resource.Name);
            _monitors[resource.Name] = new ResourceMonitor(
                resource, state, checks, services, eventing, notifications, time, loggers.CreateLogger<ResourceMonitor>(), stoppingToken);
        }
        else if (monitor is not null && state is not null && KnownResourceStates.TerminalStates.Contains(state) && HaveAllEnded(resource))
        {
            LogStopped(_logger, resource.Name);
            _monitors.Remove(resource.Name);
            await monitor.DisposeAsync().ConfigureAwait(false);
        }
    }

    // Replicas share checks and address: one that ends leaves the others to be watched.
    private bool HaveAllEnded(IResource resource) => resource.InstanceNames().All(
        n => notifications.TryGetCurrentState(n, out var e) && e.Snapshot.State is { } s && KnownResourceStates.TerminalStates.Contains(s.Text));

    [LoggerMessage(LogLevel.Debug, "Starting health monitoring for resource '{ResourceName}'.")]
    private static partial void LogStarted(ILogger logger, string resourceName);

    [LoggerMessage(LogLevel.Debug, "Stopping health monitoring for resource '{ResourceName}'.")]
    private static partial void LogStopped(ILogger logger, string resourceName);
}
