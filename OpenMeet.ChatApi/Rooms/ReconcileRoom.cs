namespace OpenMeet.ChatApi.Rooms;

/// <summary>Outbox: make the room of this event what the directory says.</summary>
internal sealed record ReconcileRoom(Guid EventId)
{
    public const string Kind = "reconcile_room";
}
