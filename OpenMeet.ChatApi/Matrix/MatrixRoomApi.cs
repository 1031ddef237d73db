using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Matrix;

/// <summary>Rooms, aliases and membership in the client-server API.</summary>
internal sealed class MatrixRoomApi(MatrixTransport transport)
{
    private const string PowerLevelsType = "m.room.power_levels";

    public Task<Result<RoomIdAnswer>> CreateAsync(MatrixActor actor, CreateRoomRequest body, CancellationToken cancellationToken) =>
        transport.SendAsync<RoomIdAnswer>(new("create_room", HttpMethod.Post, "v3/createRoom", actor, body), cancellationToken);

    public Task<Result<RoomIdAnswer>> ResolveAliasAsync(MatrixActor actor, string alias, CancellationToken cancellationToken) =>
        transport.SendAsync<RoomIdAnswer>(new("resolve_alias", HttpMethod.Get, $"v3/directory/room/{Escape(alias)}", actor), cancellationToken);

    public Task<Result<Done>> DeleteAliasAsync(MatrixActor actor, string alias, CancellationToken cancellationToken) =>
        transport.SendAsync<Done>(new("delete_alias", HttpMethod.Delete, $"v3/directory/room/{Escape(alias)}", actor), cancellationToken);

    public Task<Result<RoomIdAnswer>> JoinAsync(MatrixActor actor, string roomId, CancellationToken cancellationToken) =>
        transport.SendAsync<RoomIdAnswer>(Post("join", actor, roomId, new { }), cancellationToken);

    public Task<Result<Done>> InviteAsync(MatrixActor actor, string roomId, string userId, CancellationToken cancellationToken) =>
        transport.SendAsync<Done>(Post("invite", actor, roomId, new { UserId = userId }), cancellationToken);

    public Task<Result<Done>> KickAsync(MatrixActor actor, string roomId, string userId, string reason, CancellationToken cancellationToken) =>
        transport.SendAsync<Done>(Post("kick", actor, roomId, new { UserId = userId, Reason = reason }), cancellationToken);

    public Task<Result<Done>> LeaveAsync(MatrixActor actor, string roomId, CancellationToken cancellationToken) =>
        transport.SendAsync<Done>(Post("leave", actor, roomId, new { }), cancellationToken);

    public Task<Result<RoomMembers>> MembersAsync(MatrixActor actor, string roomId, CancellationToken cancellationToken) =>
        transport.SendAsync<RoomMembers>(new("members", HttpMethod.Get, $"{Room(roomId)}/members", actor), cancellationToken);

    public Task<Result<MemberContent>> MembershipAsync(MatrixActor actor, string roomId, string userId, CancellationToken cancellationToken) =>
        transport.SendAsync<MemberContent>(new("membership", HttpMethod.Get, $"{Room(roomId)}/state/{MatrixEvent.Member}/{Escape(userId)}", actor), cancellationToken);

    public Task<Result<PowerLevels>> PowerLevelsAsync(MatrixActor actor, string roomId, CancellationToken cancellationToken) =>
        transport.SendAsync<PowerLevels>(new("get_power_levels", HttpMethod.Get, $"{Room(roomId)}/state/{PowerLevelsType}/", actor), cancellationToken);

    public Task<Result<EventIdAnswer>> SetPowerLevelsAsync(MatrixActor actor, string roomId, PowerLevels content, CancellationToken cancellationToken) =>
        transport.SendAsync<EventIdAnswer>(new("set_power_levels", HttpMethod.Put, $"{Room(roomId)}/state/{PowerLevelsType}/", actor, content), cancellationToken);

    private static MatrixCall Post(string verb, MatrixActor actor, string roomId, object body) =>
        new(verb, HttpMethod.Post, $"{Room(roomId)}/{verb}", actor, body);

    private static string Room(string roomId) => $"v3/rooms/{Escape(roomId)}";

    private static string Escape(string value) => Uri.EscapeDataString(value);
}
