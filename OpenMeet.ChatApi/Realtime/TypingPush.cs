using OpenMeet.ChatApi.Messages;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>Who types in a room now.</summary>
internal sealed record TypingPush(string Slug, string RoomId, IReadOnlyList<TypingPerson> People);
