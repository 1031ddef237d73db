namespace OpenMeet.ChatApi.Matrix;

/// <summary>Answer of <c>/messages</c>. <c>End</c> is absent at the room's beginning.</summary>
internal sealed record MessagesPage(IReadOnlyList<MatrixEvent> Chunk, string? End);
