namespace OpenMeet.ChatApi.Messages;

/// <summary>A message that has just been given its position.</summary>
/// <param name="Room">Its room.</param>
/// <param name="Message">The message.</param>
/// <param name="Position">Dense per room, in the order in which clients may rely on having seen everything before it.</param>
internal sealed record InboundMessage(ChatRoom Room, ChatMessage Message, long Position);
