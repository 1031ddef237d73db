using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.Dcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Publishes and remembers the state of resources, and waits for states.</summary>
public partial class ResourceNotificationService : IDisposable
{
    private readonly ConcurrentDictionary<string, ResourceState> _states = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _watchersLock = new();
    private readonly CancellationTokenSource _disposing = new();
    private readonly ILogger<ResourceNotificationService> _logger;
    private readonly IServiceProvider _services;
    private readonly ResourceLoggerService _loggers;
    private ImmutableList<ChannelWriter<ResourceEvent>> _watchers = [];

    /// <summary>Publishes and remembers the state of resources, and waits for states.</summary>
    /// <param name="logger">For what concerns the service itself.</param>
    /// <param name="hostApplicationLifetime">Not used.</param>
    /// <param name="serviceProvider">The services of the application.</param>
    /// <param name="resourceLoggerService">Where a waiting resource tells what it waits for.</param>
    public ResourceNotificationService(
        ILogger<ResourceNotificationService> logger,
        IHostApplicationLifetime hostApplicationLifetime,
        IServiceProvider serviceProvider,
        ResourceLoggerService resourceLoggerService)
    {
        (_logger, _services, _loggers) = (logger, serviceProvider, resourceLoggerService);
        DefaultWaitBehavior = serviceProvider.GetService<IOptions<ResourceNotificationServiceOptions>>()?.Value.DefaultWaitBehavior
            ?? WaitBehavior.StopOnResourceUnavailable;
    }

    internal WaitBehavior DefaultWaitBehavior { get; set; }

    /// <summary>The last state of every instance, then each change, until cancelled.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>(new UnboundedChannelOptions { SingleReader = true });
        lock (_watchersLock)
        {
            _watchers = _watchers.Add(channel.Writer);
        }

        try
        {
            // A change that is published between here and there comes twice; the version tells.
            var seen = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
            foreach (var (id, state) in _states)
            {
                if (state.Snapshot is { } snapshot)
                {
                    seen[id] = snapshot.Version;
                    yield return new ResourceEvent(state.Resource, id, snapshot);
                }
            }

            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (seen.TryGetValue(change.ResourceId, out var version) && change.Snapshot.Version <= version)
                {
                    continue;
                }

                yield return change;
            }
        }
        finally
        {
            lock (_watchersLock)
            {
                _watchers = _watchers.Remove(channel.Writer);
            }
        }
    }

    /// <summary>The last state of an instance, or of a resource that has only one.</summary>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        resourceEvent = null;
        if (_states.TryGetValue(resourceId, out var exact) && exact.Snapshot is { } snapshot)
        {
            resourceEvent = new ResourceEvent(exact.Resource, resourceId, snapshot);
            return true;
        }

        var named = _states.Where(s => string.Equals(s.Value.Resource.Name, resourceId, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        if (named is [{ Value.Snapshot: { } only } single])
        {
            resourceEvent = new ResourceEvent(single.Value.Resource, single.Key, only);
        }

        return resourceEvent is not null;
    }

    /// <summary>Changes the state of every instance of a resource.</summary>
    public async Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);
        foreach (var name in resource.InstanceNames())
        {
            await PublishUpdateAsync(resource, name, stateFactory).ConfigureAwait(false);
        }
    }

    /// <summary>Changes the state of one instance.</summary>
    /// <exception cref="InvalidOperationException">The id belongs to another resource.</exception>
    public Task PublishUpdateAsync(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(stateFactory);
        var state = _states.GetOrAdd(resourceId, (_, r) => new ResourceState(r), resource);
        if (state.Resource != resource)
        {
            throw new InvalidOperationException($"Resource instance doesn't match resource previously registered with specified resource id '{resourceId}'.");
        }

        lock (state.Lock)
        {
            var previous = state.Snapshot ?? SnapshotDefaults.Initial(resource);
            var current = SnapshotDefaults.Complete(resource, stateFactory(previous), _services) with { Version = previous.Version + 1 };
            state.Snapshot = current;
            LogChange(resource, resourceId, previous.State?.Text, current.State?.Text);
            var change = new ResourceEvent(resource, resourceId, current);
            foreach (var watcher in _watchers)
            {
                watcher.TryWrite(change);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Ends all waits.</summary>
    public void Dispose()
    {
        _disposing.Cancel();
        GC.SuppressFinalize(this);
    }

    private void LogChange(IResource resource, string resourceId, string? before, string? after)
    {
        if (before != after && after is not null)
        {
            LogState(_logger, resource.Name, resourceId, before, after);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Resource {ResourceName}/{ResourceId} changed state: {PreviousState} -> {NewState}")]
    private static partial void LogState(ILogger logger, string resourceName, string resourceId, string? previousState, string newState);
}
