namespace OpenMeet.ChatApi.Directory;

/// <summary>A checked <see cref="EventRequest"/>.</summary>
internal sealed record EventDescription(
    string Title, EventVisibility Visibility, DateTimeOffset? EndsAt, IReadOnlyList<AttendeeDescription> Attendees);
