using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where an endpoint is reached, network by network.</summary>
public class NetworkEndpointSnapshotList : IEnumerable<NetworkEndpointSnapshot>
{
    private readonly Lock _lock = new();
    private readonly CopyOnWriteList<NetworkEndpointSnapshot> _snapshots = new();

    public IEnumerator<NetworkEndpointSnapshot> GetEnumerator() => _snapshots.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [Obsolete("This method is for internal use only and will be marked internal in a future Aspire release. Use AddOrUpdateAllocatedEndpoint instead.")]
    public bool TryAdd(NetworkIdentifier networkId, ValueSnapshot<AllocatedEndpoint> snapshot)
    {
        lock (_lock)
        {
            if (_snapshots.Any(s => s.NetworkID == networkId))
            {
                return false;
            }

            _snapshots.Add(new NetworkEndpointSnapshot(snapshot, networkId));
            return true;
        }
    }

    public void AddOrUpdateAllocatedEndpoint(NetworkIdentifier networkId, AllocatedEndpoint endpoint)
    {
        if (endpoint.NetworkID != networkId)
        {
            throw new ArgumentException($"AllocatedEndpoint must use the same network as the {nameof(networkId)} parameter", nameof(endpoint));
        }

        For(networkId).SetValue(endpoint);
    }

    /// <summary>Waits until the endpoint has an address in that network.</summary>
    public Task<AllocatedEndpoint> GetAllocatedEndpointAsync(NetworkIdentifier networkId, CancellationToken cancellationToken = default) =>
        For(networkId).GetValueAsync(cancellationToken);

    internal bool TryGetAllocatedEndpoint(NetworkIdentifier networkId, [NotNullWhen(true)] out AllocatedEndpoint? endpoint)
    {
        endpoint = _snapshots.FirstOrDefault(s => s.NetworkID == networkId && s.Snapshot.IsValueSet) is { } set
            ? set.Snapshot.GetValueAsync().GetAwaiter().GetResult()
            : null;
        return endpoint is not null;
    }

    private ValueSnapshot<AllocatedEndpoint> For(NetworkIdentifier networkId)
    {
        lock (_lock)
        {
            if (_snapshots.FirstOrDefault(s => s.NetworkID == networkId) is { } known)
            {
                return known.Snapshot;
            }

            var added = new NetworkEndpointSnapshot(new(), networkId);
            _snapshots.Add(added);
            return added.Snapshot;
        }
    }
}
