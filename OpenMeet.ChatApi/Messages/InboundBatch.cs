namespace OpenMeet.ChatApi.Messages;

/// <summary>What a transaction brought that clients should be told, in order.</summary>
internal sealed record InboundBatch(
    IReadOnlyList<InboundMessage> Messages, IReadOnlyList<InboundRedaction> Redactions, IReadOnlyList<InboundTyping> Typing)
{
    public static InboundBatch Nothing { get; } = new([], [], []);
}
