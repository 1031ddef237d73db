using System.Collections.Concurrent;

namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>One subscription for all connections of this server that share a channel: a group's or a user's.</summary>
internal sealed class SharedSubscriptions(
    Func<string, HubConnectionStore, Task> subscribe,
    Func<string, Task> unsubscribe) : IDisposable
{
    private readonly ConcurrentDictionary<string, HubConnectionStore> _connections = new(StringComparer.Ordinal);

    /// <summary>One at a time: a channel must not be left by one connection while another enters it.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task AddAsync(string channel, HubConnectionContext connection)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            // A connection that is gone was removed from its groups before this one: it would stay for ever.
            if (connection.ConnectionAborted.IsCancellationRequested)
            {
                return;
            }

            var connections = _connections.GetOrAdd(channel, static _ => new HubConnectionStore());
            connections.Add(connection);
            if (connections.Count == 1)
            {
                await SubscribeAsync(channel, connections, connection).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task RemoveAsync(string channel, HubConnectionContext connection)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_connections.TryGetValue(channel, out var connections))
            {
                return;
            }

            connections.Remove(connection);
            if (connections.Count == 0)
            {
                _connections.TryRemove(channel, out _);
                await unsubscribe(channel).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task SubscribeAsync(string channel, HubConnectionStore connections, HubConnectionContext first)
    {
        try
        {
            await subscribe(channel, connections).ConfigureAwait(false);
        }
        catch
        {
            // The next connection must try again, not count on a subscription that is not there.
            connections.Remove(first);
            _connections.TryRemove(channel, out _);
            throw;
        }
    }
}
