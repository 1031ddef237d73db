using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Tenants;

namespace OpenMeet.ChatApi.Directory;

/// <summary>Answers who may do what: the one place that turns a caller and a slug into an allowed membership.</summary>
internal sealed class MembershipQuery(ChatDb db)
{
    private static readonly Failure UnknownEvent = Failure.NotFound("unknown_event", "There is no such event.");
    private static readonly Failure NotAMember = Failure.Forbidden("not_a_member", "You do not take part in this event's chat.");
    private static readonly Failure ReadOnly = Failure.Forbidden("read_only", "You may read this event's chat but not write in it.");

    public async Task<Result<Membership>> ReaderAsync(ChatUser user, string slug, CancellationToken cancellationToken)
    {
        if (await Of(user, slug).FirstOrDefaultAsync(cancellationToken) is { } membership)
        {
            return membership.Access.CanRead ? membership : NotAMember;
        }

        return await db.Events.AnyAsync(e => e.TenantId == user.TenantId && e.Slug == slug, cancellationToken) ? NotAMember : UnknownEvent;
    }

    public async Task<Result<Membership>> WriterAsync(ChatUser user, string slug, CancellationToken cancellationToken)
    {
        var reader = await ReaderAsync(user, slug, cancellationToken);
        return reader.Value is { Access.CanWrite: false } ? ReadOnly : reader;
    }

    private IQueryable<Membership> Of(ChatUser user, string slug) =>
        from attendee in db.Attendees.AsNoTracking()
        join row in db.Events on attendee.EventId equals row.Id
        where attendee.TenantId == user.TenantId && attendee.UserId == user.UserId && row.Slug == slug
        select new Membership(
            row.Id,
            row.TenantId,
            row.Slug,
            row.Visibility,
            row.Room == null ? null : row.Room.RoomId,
            row.Room == null ? 0 : row.Room.LastPosition,
            attendee.UserId,
            attendee.Person!.MatrixUserId,
            attendee.Person.DisplayName,
            attendee.Person.ProvisionedAt != null,
            attendee.Role,
            attendee.Status,
            attendee.JoinedRoomId);
}
