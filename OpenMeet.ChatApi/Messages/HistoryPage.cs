namespace OpenMeet.ChatApi.Messages;

/// <summary>Answer of <c>GET /api/chat/event/{slug}/messages</c>.</summary>
/// <param name="Messages">Oldest first.</param>
/// <param name="End">Where the next older page begins; null at the beginning of the room.</param>
/// <param name="RoomId">The room.</param>
internal sealed record HistoryPage(IReadOnlyList<ChatMessage> Messages, string? End, string RoomId);
