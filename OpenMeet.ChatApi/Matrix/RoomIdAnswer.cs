namespace OpenMeet.ChatApi.Matrix;

/// <summary>Answer of <c>/createRoom</c>, <c>/join</c> and the alias directory.</summary>
internal sealed record RoomIdAnswer(string RoomId);
