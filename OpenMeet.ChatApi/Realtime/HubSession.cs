using System.Collections.Concurrent;
using OpenMeet.ChatApi.Tenants;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>One connection: whose it is and which rooms it follows.</summary>
internal sealed class HubSession(string connectionId, ChatUser user)
{
    private readonly ConcurrentDictionary<string, string> _rooms = new(StringComparer.Ordinal);

    public string ConnectionId => connectionId;

    public ChatUser User => user;

    /// <summary>Slug and room of what the connection follows.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Rooms => [.. _rooms];

    public KeyValuePair<string, string> Enter(string slug, string roomId)
    {
        _rooms[slug] = roomId;
        return KeyValuePair.Create(slug, roomId);
    }

    public bool IsIn(KeyValuePair<string, string> entry) => _rooms.Contains(entry);

    /// <summary>Takes the entry away. The room, if there was one.</summary>
    public string? Leave(string slug) => _rooms.TryRemove(slug, out var roomId) ? roomId : null;
}
