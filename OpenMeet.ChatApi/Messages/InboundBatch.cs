namespace OpenMeet.ChatApi.Messages;

/// <summary>What a transaction brought that clients should be told, in order.</summary>
internal sealed record InboundBatch(
    IReadOnlyList<InboundMessage> Messages, IReadOnlyList<InboundRedaction> Redactions, IReadOnlyList<InboundTyping> Typing)
{
    /// <summary>Rooms of a transaction that was stored before. Whoever stored it may have ended before telling the clients.</summary>
    public IReadOnlyCollection<ChatRoom> Untold { get; private init; } = [];

    public static InboundBatch Repeated(IReadOnlyCollection<ChatRoom> rooms) => new([], [], []) { Untold = rooms };
}
