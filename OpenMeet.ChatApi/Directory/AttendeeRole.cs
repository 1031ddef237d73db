namespace OpenMeet.ChatApi.Directory;

/// <summary>What a person is at an event.</summary>
internal enum AttendeeRole
{
    Host,
    Moderator,
    Speaker,
    Participant,
    Guest,
}
