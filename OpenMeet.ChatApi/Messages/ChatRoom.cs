namespace OpenMeet.ChatApi.Messages;

/// <summary>A room and the event it belongs to.</summary>
internal sealed record ChatRoom(string RoomId, Guid EventId, string TenantId, string Slug);
