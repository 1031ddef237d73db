using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using OpenMeet.ChatApi.Tenants;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>The connections that this replica holds.</summary>
internal sealed class HubSessions
{
    private readonly ConcurrentDictionary<string, HubSession> _sessions = new(StringComparer.Ordinal);

    public IEnumerable<HubSession> All => _sessions.Values;

    public void Add(string connectionId, ChatUser user) => _sessions[connectionId] = new HubSession(connectionId, user);

    public void Remove(string connectionId) => _sessions.TryRemove(connectionId, out _);

    public HubSession Of(string connectionId) =>
        _sessions.TryGetValue(connectionId, out var session) ? session : throw new HubException("not_connected");
}
