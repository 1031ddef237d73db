namespace OpenMeet.ChatApi.Directory;

/// <summary>A checked <see cref="AttendeeRequest"/>.</summary>
internal sealed record AttendeeDescription(
    string UserId, string Handle, string MatrixUserId, string DisplayName, AttendeeRole Role, AttendeeStatus Status);
