namespace OpenMeet.ChatApi.Directory;

/// <summary>Body of <c>PUT /api/directory/{tenantId}/events/{slug}</c>: the whole event, as it is now.</summary>
internal sealed record EventRequest(
    string? Title, string? Visibility, DateTimeOffset? EndsAt, IReadOnlyList<AttendeeRequest?>? Attendees);
