namespace OpenMeet.ChatApi.Realtime;

/// <summary>Answer of <c>JoinRoom</c>.</summary>
/// <param name="Slug">The event.</param>
/// <param name="RoomId">Its room.</param>
/// <param name="Position">The latest message's position: everything up to it is in the history, everything after it is pushed.</param>
internal sealed record JoinedRoom(string Slug, string RoomId, long Position);
