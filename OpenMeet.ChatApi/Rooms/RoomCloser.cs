using System.Text.Json;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Rooms;

/// <summary>Gives up the room of a deleted event: the alias first, so that a new event of that slug gets a new room.</summary>
internal sealed class RoomCloser(MatrixRoomApi matrix, RoomAuthority authority, PowerLevelWriter levels) : IOutboxHandler
{
    private const string Reason = "The event has ended.";

    public string Kind => CloseRoom.Kind;

    public async Task<Failure?> HandleAsync(string payload, CancellationToken cancellationToken)
    {
        var room = JsonSerializer.Deserialize<CloseRoom>(payload)!;
        var bot = new MatrixActor.Bot(room.TenantId);
        var alias = await matrix.DeleteAliasAsync(bot, room.Alias, cancellationToken);
        if (alias.Failure is not null and not MatrixError { ErrCode: MatrixErrorCode.NotFound })
        {
            return alias.Failure;
        }

        var members = await matrix.MembersAsync(bot, room.RoomId, cancellationToken);
        if (members.Failed(out var failure, out var found))
        {
            return failure;
        }

        if (!found.Chunk.Any(m => m.StateKey == authority.BotOf(room.TenantId) && m.Text("membership") == "join"))
        {
            // The bot leaves last: an earlier attempt got that far.
            return null;
        }

        return await levels.ApplyAsync(room.TenantId, room.RoomId, new Dictionary<string, long>(), cancellationToken)
            ?? await EmptyAsync(bot, room, found, cancellationToken);
    }

    private async Task<Failure?> EmptyAsync(MatrixActor.Bot bot, CloseRoom room, RoomMembers members, CancellationToken cancellationToken)
    {
        var botUserId = authority.BotOf(room.TenantId);
        foreach (var userId in members.Chunk.Where(m => m.Text("membership") is "join" or "invite").Select(m => m.StateKey).OfType<string>())
        {
            if (userId != botUserId && (await matrix.KickAsync(bot, room.RoomId, userId, Reason, cancellationToken)).Failure is { } failure)
            {
                return failure;
            }
        }

        return (await matrix.LeaveAsync(bot, room.RoomId, cancellationToken)).Failure;
    }
}
