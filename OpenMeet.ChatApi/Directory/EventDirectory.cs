using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;

namespace OpenMeet.ChatApi.Directory;

/// <summary>
/// Stores what the platform says of its events. What follows on Matrix is written to the outbox in the same transaction:
/// a crash between the two loses nothing.
/// </summary>
internal sealed class EventDirectory(ChatDb db, OutboxWriter outbox, ChatSettings settings)
{
    /// <summary>Makes the event what <paramref name="description"/> says. The value tells whether it is new.</summary>
    public async Task<Result<bool>> PutAsync(
        string tenantId, string slug, EventDescription description, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(tenantId, cancellationToken);
        if (await StorePeopleAsync(tenantId, description.Attendees, cancellationToken) is { } failure)
        {
            return failure;
        }

        var row = await FindAsync(tenantId, slug, cancellationToken);
        var isNew = row is null;
        row ??= db.Events.Add(new EventRow { TenantId = tenantId, Slug = slug, Title = description.Title, Visibility = description.Visibility }).Entity;
        (row.Title, row.Visibility, row.EndsAt) = (description.Title, description.Visibility, description.EndsAt);
        Apply(row, description.Attendees);
        if (row.Room is not null)
        {
            outbox.Add(RoomKey.Of(tenantId, slug), ReconcileRoom.Kind, new ReconcileRoom(row.Id));
        }

        await db.SaveChangesAsync(cancellationToken);
        await ChangeNotice.SendAsync(db, tenantId, slug, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isNew;
    }

    public async Task<Result<Done>> DeleteAsync(string tenantId, string slug, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(tenantId, cancellationToken);
        if (await FindAsync(tenantId, slug, cancellationToken) is not { } row)
        {
            return Failure.NotFound("unknown_event", "There is no such event.");
        }

        db.Events.Remove(row);
        if (row.Room is { } room && RoomAlias.TryEncode(tenantId, slug, settings.MatrixServerName, out var alias))
        {
            outbox.Add(RoomKey.Of(tenantId, slug), CloseRoom.Kind, new CloseRoom(tenantId, room.RoomId, RoomAlias.Full(alias, settings.MatrixServerName)));
        }

        await db.SaveChangesAsync(cancellationToken);
        await ChangeNotice.SendAsync(db, tenantId, slug, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return default(Done);
    }

    /// <summary>One writer per tenant at a time: handles are checked and taken without a race.</summary>
    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> BeginAsync(string tenantId, CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var key = $"directory:{tenantId}";
        await db.Database.ExecuteAsync($"SELECT pg_advisory_xact_lock(hashtextextended({key}, 0))", cancellationToken);
        return transaction;
    }

    private Task<EventRow?> FindAsync(string tenantId, string slug, CancellationToken cancellationToken) =>
        db.Events.Include(e => e.Attendees).Include(e => e.Room)
            .SingleOrDefaultAsync(e => e.TenantId == tenantId && e.Slug == slug, cancellationToken);

    private async Task<Failure?> StorePeopleAsync(
        string tenantId, IReadOnlyList<AttendeeDescription> attendees, CancellationToken cancellationToken)
    {
        var userIds = attendees.Select(a => a.UserId).ToArray();
        var matrixIds = attendees.Select(a => a.MatrixUserId).ToArray();
        var known = await db.People
            .Where(p => p.TenantId == tenantId && (userIds.Contains(p.UserId) || matrixIds.Contains(p.MatrixUserId)))
            .ToListAsync(cancellationToken);
        var byUser = known.ToDictionary(p => p.UserId, StringComparer.Ordinal);
        var byMatrixId = known.ToDictionary(p => p.MatrixUserId, StringComparer.Ordinal);
        foreach (var attendee in attendees)
        {
            var person = byUser.GetValueOrDefault(attendee.UserId);
            if (person is not null && person.Handle != attendee.Handle)
            {
                return Failure.Conflict("handle_immutable", $"User {attendee.UserId} has another handle, which cannot change.");
            }

            if (person is null && byMatrixId.ContainsKey(attendee.MatrixUserId))
            {
                return Failure.Conflict("handle_taken", $"The handle of user {attendee.UserId} belongs to somebody else.");
            }

            person ??= db.People.Add(NewPerson(tenantId, attendee)).Entity;
            person.DisplayName = attendee.DisplayName;
        }

        return null;
    }

    private static PersonRow NewPerson(string tenantId, AttendeeDescription attendee) => new()
    {
        TenantId = tenantId,
        UserId = attendee.UserId,
        Handle = attendee.Handle,
        MatrixUserId = attendee.MatrixUserId,
        DisplayName = attendee.DisplayName,
    };

    private static void Apply(EventRow row, IReadOnlyList<AttendeeDescription> attendees)
    {
        var wanted = attendees.ToDictionary(a => a.UserId, StringComparer.Ordinal);
        row.Attendees.RemoveAll(a => !wanted.ContainsKey(a.UserId));
        var present = row.Attendees.ToDictionary(a => a.UserId, StringComparer.Ordinal);
        foreach (var attendee in attendees)
        {
            if (present.TryGetValue(attendee.UserId, out var stored))
            {
                (stored.Role, stored.Status) = (attendee.Role, attendee.Status);
            }
            else
            {
                row.Attendees.Add(new AttendeeRow { EventId = row.Id, TenantId = row.TenantId, UserId = attendee.UserId, Role = attendee.Role, Status = attendee.Status });
            }
        }
    }
}
