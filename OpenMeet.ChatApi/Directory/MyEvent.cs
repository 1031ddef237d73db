namespace OpenMeet.ChatApi.Directory;

/// <summary>An event whose chat the caller may read.</summary>
internal sealed record MyEvent(
    string Slug, string Title, string Visibility, DateTimeOffset? EndsAt, string Role, string Status, bool CanWrite, string? RoomId);
