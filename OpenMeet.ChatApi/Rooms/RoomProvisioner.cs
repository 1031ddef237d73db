using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Directory;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Rooms;

/// <summary>Makes the room of an event on first use: one room, whoever asks and however many ask at once.</summary>
internal sealed class RoomProvisioner(
    ChatDb db, ClusterLock locks, OutboxQueue outbox, MatrixRoomApi matrix, RoomAuthority authority, ChatSettings settings)
{
    /// <summary>
    /// Room version 12 gives creators a power that no map may name, so that the map of version 11 is refused there: pinned.
    /// </summary>
    private const string RoomVersion = "11";

    private static readonly InitialState[] InitialState =
    [
        new("m.room.guest_access", "", new { GuestAccess = "forbidden" }),
        new("m.room.history_visibility", "", new { HistoryVisibility = "shared" }),
    ];

    /// <summary>The event's room, made if there is none.</summary>
    public async Task<Result<string>> EnsureAsync(Guid eventId, CancellationToken cancellationToken)
    {
        if (await db.Rooms.Where(r => r.EventId == eventId).Select(r => r.RoomId).SingleOrDefaultAsync(cancellationToken) is { } present)
        {
            return present;
        }

        var row = await db.Events.AsNoTracking().Include(e => e.Attendees).ThenInclude(a => a.Person)
            .SingleOrDefaultAsync(e => e.Id == eventId, cancellationToken);
        if (row is null)
        {
            return Failure.NotFound("unknown_event", "There is no such event.");
        }

        await using var held = await locks.AcquireAsync(LockLevel.Room, RoomKey.Of(row.TenantId, row.Slug), cancellationToken);
        if (await db.Rooms.Where(r => r.EventId == eventId).Select(r => r.RoomId).SingleOrDefaultAsync(cancellationToken) is { } made)
        {
            return made;
        }

        // A deleted event of the same slug may still own the alias: its members must not come into the new room.
        if (await outbox.DrainAsync(RoomKey.Of(row.TenantId, row.Slug), CloseRoom.Kind, cancellationToken) is { } owed)
        {
            return owed;
        }

        var created = await CreateAsync(row, cancellationToken);
        return created.Failed(out var failure, out var roomId) ? failure : await StoreAsync(row, roomId, cancellationToken);
    }

    private async Task<Result<string>> CreateAsync(EventRow row, CancellationToken cancellationToken)
    {
        if (!RoomAlias.TryEncode(row.TenantId, row.Slug, settings.MatrixServerName, out var alias))
        {
            return Failure.Invalid("invalid_slug", "The slug is longer than Matrix allows.");
        }

        var bot = new MatrixActor.Bot(row.TenantId);
        var people = row.Attendees.Select(a => KeyValuePair.Create(a.Person!.MatrixUserId, PowerLevelPolicy.Of(a.Role, a.Status)));
        var created = await matrix.CreateAsync(
            bot,
            new CreateRoomRequest(
                $"{row.Title} Chat",
                alias,
                row.Visibility == EventVisibility.Public ? "public_chat" : "private_chat",
                RoomVersion,
                PowerLevelPolicy.ForNewRoom(authority.BotOf(row.TenantId), people),
                InitialState),
            cancellationToken);
        return created.Failed(out var failure, out var room)
            ? failure is MatrixError { ErrCode: MatrixErrorCode.RoomInUse } ? await AdoptAsync(bot, alias, cancellationToken) : failure
            : room.RoomId;
    }

    /// <summary>The alias exists: a room made before its id could be stored, or kept through a reset of this database.</summary>
    private async Task<Result<string>> AdoptAsync(MatrixActor bot, string alias, CancellationToken cancellationToken)
    {
        var found = await matrix.ResolveAliasAsync(bot, RoomAlias.Full(alias, settings.MatrixServerName), cancellationToken);
        if (found.Failed(out var failure, out var room))
        {
            return failure;
        }

        var joined = await matrix.JoinAsync(bot, room.RoomId, cancellationToken);
        return joined.Failed(out failure, out _) ? failure : room.RoomId;
    }

    private async Task<Result<string>> StoreAsync(EventRow row, string roomId, CancellationToken cancellationToken)
    {
        // The event may have been deleted meanwhile; then the room belongs to nobody and is given up with its alias.
        var stored = await db.Database.ExecuteAsync(
            $"""
            INSERT INTO rooms (room_id, event_id, last_position) SELECT {roomId}, id, 0 FROM events WHERE id = {row.Id}
            ON CONFLICT (room_id) DO NOTHING
            """,
            cancellationToken);
        if (stored > 0)
        {
            return roomId;
        }

        var bot = new MatrixActor.Bot(row.TenantId);
        if (RoomAlias.TryEncode(row.TenantId, row.Slug, settings.MatrixServerName, out var alias))
        {
            await matrix.DeleteAliasAsync(bot, RoomAlias.Full(alias, settings.MatrixServerName), cancellationToken);
        }

        await matrix.LeaveAsync(bot, roomId, cancellationToken);
        return Failure.NotFound("unknown_event", "There is no such event.");
    }
}
