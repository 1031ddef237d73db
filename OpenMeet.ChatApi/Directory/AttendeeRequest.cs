namespace OpenMeet.ChatApi.Directory;

/// <summary>One attendee in an <see cref="EventRequest"/>.</summary>
internal sealed record AttendeeRequest(string? UserId, string? Handle, string? DisplayName, string? Role, string? Status);
