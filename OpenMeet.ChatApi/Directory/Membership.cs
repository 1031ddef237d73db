namespace OpenMeet.ChatApi.Directory;

/// <summary>A person's part in an event, with all that chatting needs: one query.</summary>
internal sealed record Membership(
    Guid EventId,
    string TenantId,
    string Slug,
    EventVisibility Visibility,
    string? RoomId,
    long LastPosition,
    string UserId,
    string MatrixUserId,
    string DisplayName,
    bool IsProvisioned,
    AttendeeRole Role,
    AttendeeStatus Status,
    string? JoinedRoomId)
{
    public ChatAccess Access => ChatAccess.Of(Role, Status);

    /// <summary>Whether the person was last seen joined to the event's room.</summary>
    public bool IsJoined => RoomId is not null && RoomId == JoinedRoomId;
}
