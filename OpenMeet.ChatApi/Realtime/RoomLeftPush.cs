namespace OpenMeet.ChatApi.Realtime;

/// <summary>The connection gets nothing more of this room: the caller left it on Matrix or may not read it any more.</summary>
internal sealed record RoomLeftPush(string Slug, string RoomId);
