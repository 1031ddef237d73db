namespace OpenMeet.ChatApi.Realtime;

/// <summary>What the hub calls on its clients.</summary>
internal interface IChatClient
{
    /// <summary>First word after connecting: who answers.</summary>
    Task Hello(HelloPush hello);

    /// <summary>A message in a room the connection has joined.</summary>
    Task MatrixMessage(MessagePush message);

    /// <summary>A message lost its content.</summary>
    Task MessageRedacted(RedactionPush redaction);

    /// <summary>Who types in a room now: the whole list, empty when nobody does.</summary>
    Task Typing(TypingPush typing);

    /// <summary>The connection gets nothing more of this room.</summary>
    Task RoomLeft(RoomLeftPush left);

    /// <summary>Pushes may have been lost: resume every room.</summary>
    Task Resync(ResyncPush reason);
}
