namespace OpenMeet.ChatApi.Messages;

/// <summary>Who types in a room now: the whole list.</summary>
internal sealed record InboundTyping(ChatRoom Room, IReadOnlyList<TypingPerson> People);
