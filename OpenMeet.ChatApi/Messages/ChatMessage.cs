using System.Text.Json;

namespace OpenMeet.ChatApi.Messages;

/// <summary>A message of a room.</summary>
/// <param name="EventId">Its Matrix event id.</param>
/// <param name="RoomId">Its room.</param>
/// <param name="Sender">The sender's Matrix id.</param>
/// <param name="SenderName">The sender's name as the directory has it.</param>
/// <param name="Content">The Matrix content: <c>msgtype</c>, <c>body</c> and what else the sender's client put there.</param>
/// <param name="Timestamp">When it was sent, by the homeserver's clock: milliseconds since 1970.</param>
internal sealed record ChatMessage(
    string EventId, string RoomId, string Sender, string SenderName, JsonElement Content, long Timestamp);
