using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Directory;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Rooms;

/// <summary>
/// Makes a room what the directory says: power by role, and nobody in it whom the directory has taken out. It compares and
/// corrects, so that it may run at any time and any number of times.
/// </summary>
internal sealed class RoomReconciler(
    ChatDb db, ClusterLock locks, MatrixRoomApi matrix, RoomAuthority authority, PowerLevelWriter levels) : IOutboxHandler
{
    private const string Reason = "No longer part of the event.";

    public string Kind => ReconcileRoom.Kind;

    public Task<Failure?> HandleAsync(string payload, CancellationToken cancellationToken) =>
        ReconcileAsync(JsonSerializer.Deserialize<ReconcileRoom>(payload)!.EventId, cancellationToken);

    private async Task<Failure?> ReconcileAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var head = await db.Events.Where(e => e.Id == eventId && e.Room != null)
            .Select(e => new { e.TenantId, e.Slug, e.Room!.RoomId }).SingleOrDefaultAsync(cancellationToken);
        if (head is null)
        {
            // Deleted meanwhile: closing its room is another row's work.
            return null;
        }

        // Power levels are read, changed and written back as a whole: one at a time per room.
        await using var held = await locks.AcquireAsync(LockLevel.PowerLevels, head.RoomId, cancellationToken);
        var people = await db.Attendees.AsNoTracking().Where(a => a.EventId == eventId)
            .Select(a => new { a.Person!.MatrixUserId, a.Role, a.Status }).ToListAsync(cancellationToken);
        var wanted = people.ToDictionary(p => p.MatrixUserId, p => PowerLevelPolicy.Of(p.Role, p.Status), StringComparer.Ordinal);
        if (await levels.ApplyAsync(head.TenantId, head.RoomId, wanted, cancellationToken) is { } failure)
        {
            return failure;
        }

        var allowed = people.Where(p => ChatAccess.Of(p.Role, p.Status).CanRead).Select(p => p.MatrixUserId).ToHashSet(StringComparer.Ordinal);
        return await RemoveOthersAsync(head.TenantId, head.RoomId, allowed, cancellationToken);
    }

    private async Task<Failure?> RemoveOthersAsync(string tenantId, string roomId, HashSet<string> allowed, CancellationToken cancellationToken)
    {
        var bot = new MatrixActor.Bot(tenantId);
        if ((await matrix.MembersAsync(bot, roomId, cancellationToken)).Failed(out var failure, out var members))
        {
            return failure;
        }

        var present = members.Chunk
            .Where(m => m.StateKey is not null && m.Text("membership") is "join" or "invite")
            .Select(m => m.StateKey!)
            .Where(userId => !allowed.Contains(userId) && authority.Governs(tenantId, userId));
        foreach (var userId in present)
        {
            if ((await matrix.KickAsync(bot, roomId, userId, Reason, cancellationToken)).Failure is { } refused)
            {
                return refused;
            }
        }

        return null;
    }
}
