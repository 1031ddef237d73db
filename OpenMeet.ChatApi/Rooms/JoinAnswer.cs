namespace OpenMeet.ChatApi.Rooms;

/// <summary>Answer of <c>POST …/join</c>.</summary>
internal sealed record JoinAnswer(bool Success, string RoomId);
