using System.Collections.Concurrent;
using System.Threading.Channels;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Orchestrator;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Follows everything that DCP reports and tells the model. Changes of one instance are handled one after the other, those of
/// different instances side by side.
/// </summary>
internal sealed partial class DcpResourceWatcher(
    DcpApi api,
    DcpObjects objects,
    EndpointMap endpoints,
    SnapshotBuilder snapshots,
    LogStreams logs,
    ResourceLifecycle lifecycle,
    ILogger<DcpResourceWatcher> logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, CustomResource> _current = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Channel<CustomResource>> _queues = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string Kind, string Name), (string? Uid, string? Version)> _seen = new();
    private readonly ConcurrentBag<Task> _handlers = [];
    private Task _watches = Task.CompletedTask;

    public void Start() => _watches = Task.WhenAll(
        WatchAsync<Executable>(OnInstance),
        WatchAsync<Container>(OnInstance),
        WatchAsync<Service>(OnService),
        WatchAsync<Endpoint>(OnEndpoint));

    /// <summary>Ends watches and logs; what DCP still reports is of no interest any more.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (var queue in _queues.Values)
        {
            queue.Writer.TryComplete();
        }

        await Task.WhenAll([_watches, .. _handlers]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await logs.StopAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task WatchAsync<T>(Action<T, bool> handle)
        where T : CustomResource, IDcpObject<T>
    {
        try
        {
            await foreach (var change in api.WatchAsync<T>(_stop.Token).ConfigureAwait(false))
            {
                if (IsNew(change))
                {
                    handle(change.Object!, change.Type == WatchEvent<T>.Deleted);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The AppHost stops.
        }
        catch (Exception e)
        {
            LogWatchEnded(logger, e, T.ObjectKind);
        }
    }

    // A watch that is opened again replays everything. A resource version is only good for telling "same" from "changed".
    private bool IsNew<T>(WatchEvent<T> change)
        where T : CustomResource, IDcpObject<T>
    {
        var meta = change.Object!.Metadata;
        var key = (T.ObjectKind, meta.Name);
        if (change.Type == WatchEvent<T>.Deleted)
        {
            _seen.TryRemove(key, out _);
            return true;
        }

        var version = (meta.Uid, meta.ResourceVersion);
        if (!string.IsNullOrEmpty(meta.ResourceVersion) && _seen.TryGetValue(key, out var seen) && seen == version)
        {
            return false;
        }

        _seen[key] = version;
        return true;
    }

    private void OnInstance(CustomResource item, bool isDeleted)
    {
        var name = item.Metadata.Name;
        if (isDeleted)
        {
            _current.TryRemove(name, out _);
            logs.Stop(name);
            return;
        }

        _current[name] = item;
        Enqueue(item);
    }

    private void OnService(Service service, bool isDeleted)
    {
        if (isDeleted || objects.FindService(service.Metadata.Name) is not { } known)
        {
            return;
        }

        known.Service.ApplyAddressInfoFrom(service);
        EndpointAllocator.TryAllocate(known);
        foreach (var instance in objects.Instances.Where(i => i.Services.Contains(known)))
        {
            Refresh(instance.Name);
        }
    }

    private void OnEndpoint(Endpoint endpoint, bool isDeleted)
    {
        if (isDeleted)
        {
            endpoints.Remove(endpoint);
        }
        else
        {
            endpoints.Set(endpoint);
        }

        foreach (var owner in endpoint.Metadata.OwnerReferences ?? [])
        {
            Refresh(owner.Name);
        }
    }

    private void Refresh(string name)
    {
        if (_current.TryGetValue(name, out var item))
        {
            Enqueue(item);
        }
    }

    private void Enqueue(CustomResource item) => _queues.GetOrAdd(item.Metadata.Name, NewQueue).Writer.TryWrite(item);

    private Channel<CustomResource> NewQueue(string name)
    {
        var queue = Channel.CreateUnbounded<CustomResource>(new UnboundedChannelOptions { SingleReader = true });
        _handlers.Add(HandleAsync(queue.Reader));
        return queue;
    }

    private async Task HandleAsync(ChannelReader<CustomResource> changes)
    {
        string? drained = null;
        await foreach (var change in changes.ReadAllAsync(_stop.Token).ConfigureAwait(false))
        {
            var name = change.Metadata.Name;
            try
            {
                // Of an object that was replaced meanwhile only the new one counts.
                if (_current.TryGetValue(name, out var current) && current.Metadata.Uid != change.Metadata.Uid)
                {
                    continue;
                }

                var instance = objects.GetInstance(name);
                var status = ResourceStatus.Of(change);
                logs.Follow(change);
                if (status.IsTerminal && drained != change.Metadata.Uid)
                {
                    drained = change.Metadata.Uid;
                    await logs.DrainAsync(name, _stop.Token).ConfigureAwait(false);
                }

                await lifecycle.ChangedAsync(
                    instance.Resource, name, status, s => snapshots.Build(instance.Resource, change, s), _stop.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogHandlerFailed(logger, e, name);
            }
        }
    }

    [LoggerMessage(LogLevel.Critical, "Watch task over Kubernetes {ResourceType} resources terminated unexpectedly.")]
    private static partial void LogWatchEnded(ILogger logger, Exception exception, string resourceType);

    [LoggerMessage(LogLevel.Error, "A change of {ResourceName} could not be published.")]
    private static partial void LogHandlerFailed(ILogger logger, Exception exception, string resourceName);
}
