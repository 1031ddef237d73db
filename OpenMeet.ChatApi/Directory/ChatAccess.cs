namespace OpenMeet.ChatApi.Directory;

/// <summary>What an attendee may do in an event's chat.</summary>
/// <param name="CanRead">May see history and live messages.</param>
/// <param name="CanWrite">May send and show that they type.</param>
internal readonly record struct ChatAccess(bool CanRead, bool CanWrite)
{
    private static readonly ChatAccess None = new(false, false);
    private static readonly ChatAccess Read = new(true, false);
    private static readonly ChatAccess Full = new(true, true);

    /// <summary>The policy table. Those who run the event chat whatever they answered; a "no" does not end a conversation.</summary>
    public static ChatAccess Of(AttendeeRole role, AttendeeStatus status) => (role, status) switch
    {
        (_, AttendeeStatus.Rejected) => None,
        (AttendeeRole.Host or AttendeeRole.Moderator, _) => Full,
        (_, AttendeeStatus.Confirmed or AttendeeStatus.Attended or AttendeeStatus.Maybe or AttendeeStatus.Cancelled) => Full,
        (AttendeeRole.Guest, _) => None,
        (_, AttendeeStatus.Invited or AttendeeStatus.Waitlist) => Read,
        _ => None,
    };
}
