namespace OpenMeet.ChatApi.Messages;

/// <summary>Tells connected clients. A hint only: whoever misses it resumes from a position.</summary>
internal interface IRoomPush
{
    /// <summary>Never fails: what cannot be pushed is counted.</summary>
    Task PushAsync(InboundBatch batch);
}
