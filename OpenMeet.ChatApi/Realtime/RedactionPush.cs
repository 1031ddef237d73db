namespace OpenMeet.ChatApi.Realtime;

/// <summary>The message <paramref name="EventId"/> has no content any more.</summary>
internal sealed record RedactionPush(string Slug, string RoomId, string EventId);
