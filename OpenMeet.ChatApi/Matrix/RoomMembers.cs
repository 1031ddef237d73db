namespace OpenMeet.ChatApi.Matrix;

/// <summary>Answer of <c>/members</c>: the member events of a room.</summary>
internal sealed record RoomMembers(IReadOnlyList<MatrixEvent> Chunk);
