namespace OpenMeet.ChatApi.Messages;

/// <summary>A message lost its content.</summary>
internal sealed record InboundRedaction(ChatRoom Room, string EventId);
