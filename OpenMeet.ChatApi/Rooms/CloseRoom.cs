namespace OpenMeet.ChatApi.Rooms;

/// <summary>Outbox: the event is gone; free the alias and empty the room.</summary>
internal sealed record CloseRoom(string TenantId, string RoomId, string Alias)
{
    public const string Kind = "close_room";
}
