namespace OpenMeet.ChatApi.Directory;

/// <summary>What a person answered to an event, or how the hosts decided.</summary>
internal enum AttendeeStatus
{
    Confirmed,
    Attended,
    Maybe,

    /// <summary>Answered "no". Still part of the conversation.</summary>
    Cancelled,
    Invited,
    Waitlist,
    Pending,
    Rejected,
}
