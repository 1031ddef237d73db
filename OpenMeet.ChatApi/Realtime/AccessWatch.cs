using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Directory;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>
/// Takes connections out of rooms that their people may not read any more. Each replica looks after its own connections, so
/// this works without the backplane.
/// </summary>
internal sealed class AccessWatch(IServiceScopeFactory scopes, HubSessions sessions, IHubContext<ChatHub, IChatClient> hub) : IChangeObserver
{
    public async Task ChangedAsync(string? roomKey, CancellationToken cancellationToken)
    {
        var followed = sessions.All
            .SelectMany(session => session.Rooms.Select(room => (Session: session, Slug: room.Key, RoomId: room.Value)))
            .Where(f => roomKey is null || RoomKey.Of(f.Session.User.TenantId, f.Slug) == roomKey)
            .GroupBy(f => (f.Session.User.TenantId, f.Slug));
        foreach (var room in followed)
        {
            var readers = await ReadersAsync(room.Key.TenantId, room.Key.Slug, cancellationToken);
            foreach (var (session, slug, roomId) in room.Where(f => !readers.Contains((f.Session.User.UserId, f.RoomId))))
            {
                await RemoveAsync(session, slug, roomId, cancellationToken);
            }
        }
    }

    private async Task<HashSet<(string UserId, string RoomId)>> ReadersAsync(string tenantId, string slug, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ChatDb>();
        var attendees = await (from attendee in db.Attendees
                               join row in db.Events on attendee.EventId equals row.Id
                               where row.TenantId == tenantId && row.Slug == slug && attendee.JoinedRoomId != null
                               select new { attendee.UserId, attendee.Role, attendee.Status, attendee.JoinedRoomId })
            .ToListAsync(cancellationToken);
        return [.. attendees.Where(a => ChatAccess.Of(a.Role, a.Status).CanRead).Select(a => (a.UserId, a.JoinedRoomId!))];
    }

    private async Task RemoveAsync(HubSession session, string slug, string roomId, CancellationToken cancellationToken)
    {
        if (session.Leave(slug) is not null)
        {
            await hub.Groups.RemoveFromGroupAsync(session.ConnectionId, RoomGroup.Of(session.User.TenantId, roomId), cancellationToken);
            await hub.Clients.Client(session.ConnectionId).RoomLeft(new RoomLeftPush(slug, roomId));
        }
    }
}
