using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Tenants;

namespace OpenMeet.ChatApi.Directory;

/// <summary>The events whose chat a person may read.</summary>
internal sealed class MyEventsQuery(ChatDb db)
{
    public async Task<IReadOnlyList<MyEvent>> OfAsync(ChatUser user, CancellationToken cancellationToken)
    {
        var rows = await (from attendee in db.Attendees
                          join row in db.Events on attendee.EventId equals row.Id
                          where attendee.TenantId == user.TenantId && attendee.UserId == user.UserId
                          orderby row.EndsAt, row.Slug
                          select new { row.Slug, row.Title, row.Visibility, row.EndsAt, attendee.Role, attendee.Status, RoomId = row.Room == null ? null : row.Room.RoomId })
            .ToListAsync(cancellationToken);
        return
        [
            .. from r in rows
               let access = ChatAccess.Of(r.Role, r.Status)
               where access.CanRead
               select new MyEvent(r.Slug, r.Title, Text(r.Visibility), r.EndsAt, Text(r.Role), Text(r.Status), access.CanWrite, r.RoomId),
        ];
    }

    private static string Text<T>(T value)
        where T : struct, Enum =>
        value.ToString().ToLowerInvariant();
}
