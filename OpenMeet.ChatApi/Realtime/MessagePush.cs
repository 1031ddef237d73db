using System.Text.Json;
using OpenMeet.ChatApi.Messages;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>A message with its place in the room's order.</summary>
/// <param name="Slug">The event.</param>
/// <param name="RoomId">Its room.</param>
/// <param name="EventId">The Matrix event: what duplicates are known by.</param>
/// <param name="Sender">The sender's Matrix id.</param>
/// <param name="SenderName">The sender's name.</param>
/// <param name="Content">The Matrix content.</param>
/// <param name="Timestamp">Milliseconds since 1970, by the homeserver.</param>
/// <param name="Position">This message's position.</param>
/// <param name="PreviousPosition">The position before it. A client that has not seen that one calls <c>Resume</c>.</param>
internal sealed record MessagePush(
    string Slug,
    string RoomId,
    string EventId,
    string Sender,
    string SenderName,
    JsonElement Content,
    long Timestamp,
    long Position,
    long PreviousPosition)
{
    public static MessagePush Of(string slug, ChatMessage message, long position) => new(
        slug,
        message.RoomId,
        message.EventId,
        message.Sender,
        message.SenderName,
        message.Content,
        message.Timestamp,
        position,
        position - 1);
}
