namespace OpenMeet.ChatApi.Directory;

/// <summary>Who may see an event.</summary>
internal enum EventVisibility
{
    Public,
    Authenticated,
    Private,
}
