namespace OpenMeet.Tests.Support.Chat;

/// <summary>What a hub method failed with.</summary>
internal sealed class HubCallException(string error) : Exception(error)
{
    /// <summary>The stable code, which SignalR puts at the end of its own sentence.</summary>
    public string Code => Message[(Message.LastIndexOf(' ') + 1)..];
}
