namespace OpenMeet.ChatApi.Directory;

/// <summary>Answer of <c>GET /api/chat/events</c>.</summary>
internal sealed record MyEvents(IReadOnlyList<MyEvent> Events);
