using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Directory;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Rooms;

/// <summary>Brings a person into an event's room, and says so only once reads can see it.</summary>
internal sealed class RoomJoiner(
    ChatDb db, RoomProvisioner rooms, IMatrixAccounts accounts, MatrixRoomApi matrix, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The room, with this person in it. Costs nothing when the person is known to be there.</summary>
    public async Task<Result<string>> EnsureAsync(Membership membership, CancellationToken cancellationToken) =>
        membership.IsJoined ? membership.RoomId! : await JoinAsync(membership, cancellationToken);

    /// <summary>As <see cref="EnsureAsync"/>, whatever was known before.</summary>
    public async Task<Result<string>> JoinAsync(Membership membership, CancellationToken cancellationToken)
    {
        if (!membership.IsProvisioned && await accounts.EnsureAsync(membership.TenantId, membership.UserId, cancellationToken) is { } owed)
        {
            return owed;
        }

        if ((await rooms.EnsureAsync(membership.EventId, cancellationToken)).Failed(out var failure, out var roomId))
        {
            return failure;
        }

        if (await EnterAsync(membership, roomId, cancellationToken) is { } refused)
        {
            return refused;
        }

        await db.Attendees
            .Where(a => a.EventId == membership.EventId && a.UserId == membership.UserId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.JoinedRoomId, roomId), cancellationToken);
        return roomId;
    }

    private async Task<Failure?> EnterAsync(Membership membership, string roomId, CancellationToken cancellationToken)
    {
        var person = new MatrixActor.Person(membership.MatrixUserId);
        var joined = await matrix.JoinAsync(person, roomId, cancellationToken);
        if (joined.Failure is MatrixError { ErrCode: MatrixErrorCode.Forbidden })
        {
            // A private room asks for an invitation, which is the bot's to give.
            var invited = await matrix.InviteAsync(new MatrixActor.Bot(membership.TenantId), roomId, membership.MatrixUserId, cancellationToken);
            if (invited.Failure is not null)
            {
                return invited.Failure;
            }

            joined = await matrix.JoinAsync(person, roomId, cancellationToken);
        }

        return joined.Failure ?? await SeenAsync(person, roomId, cancellationToken);
    }

    /// <summary>A homeserver with workers answers reads from replicas that may be a moment behind.</summary>
    private async Task<Failure?> SeenAsync(MatrixActor.Person person, string roomId, CancellationToken cancellationToken)
    {
        for (var began = time.GetTimestamp(); ; await Task.Delay(Pause, time, cancellationToken))
        {
            var membership = await matrix.MembershipAsync(person, roomId, person.UserId, cancellationToken);
            if (membership.Value is { Membership: "join" })
            {
                return null;
            }

            if (time.GetElapsedTime(began) > Patience)
            {
                return membership.Failure ?? Failure.Unavailable("join_not_visible", "The homeserver has not yet noticed the join.");
            }
        }
    }
}
