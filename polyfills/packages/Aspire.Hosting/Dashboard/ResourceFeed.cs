using System.Threading.Channels;
using Aspire.DashboardService.Proto.V1;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shown = Aspire.DashboardService.Proto.V1.Resource;

namespace Aspire.Hosting.Dashboard;

/// <summary>All resources as messages: the present ones at once, then each change, for any number of dashboards.</summary>
internal sealed partial class ResourceFeed(ResourceNotificationService notifications, TimeProvider time, ILogger<ResourceFeed> logger)
    : BackgroundService
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Shown> _resources = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ChannelWriter<Shown>> _subscribers = [];

    /// <summary>The reader has to be given back with <see cref="Unsubscribe"/>.</summary>
    public (IReadOnlyList<Shown> Present, Channel<Shown> Changes) Subscribe()
    {
        var changes = Channel.CreateUnbounded<Shown>(new UnboundedChannelOptions { SingleReader = true });
        lock (_lock)
        {
            _subscribers.Add(changes.Writer);
            return ([.. _resources.Values], changes);
        }
    }

    public void Unsubscribe(Channel<Shown> changes)
    {
        lock (_lock)
        {
            _subscribers.Remove(changes.Writer);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var firstSeen = time.GetUtcNow().UtcDateTime;
        await foreach (var change in notifications.WatchAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                Publish(ResourceMessage.Create(change.Resource, change.ResourceId, change.Snapshot, firstSeen));
            }
            catch (ArgumentException e)
            {
                // A null text in a snapshot: this one is left out, the dashboard keeps the one before.
                LogRefused(logger, change.ResourceId, e);
            }
        }
    }

    private void Publish(Shown resource)
    {
        lock (_lock)
        {
            _resources[resource.Name] = resource;
            foreach (var subscriber in _subscribers)
            {
                subscriber.TryWrite(resource);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Error updating resource snapshot for {Name}")]
    private static partial void LogRefused(ILogger logger, string name, Exception exception);
}
