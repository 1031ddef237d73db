using Microsoft.AspNetCore.SignalR;
using OpenMeet.ChatApi.Messages;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>Fans out to the groups of all replicas through the backplane.</summary>
internal sealed partial class HubPush(
    IHubContext<ChatHub, IChatClient> hub, LostPushes lost, ChatMetrics metrics, TimeProvider time, ILogger<HubPush> logger)
    : IRoomPush
{
    /// <summary>
    /// A backplane that is down must not hold up the inbound stream: Synapse would take the transaction for failed and send
    /// it again. Clients are told to resume as soon as it is back.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task PushAsync(InboundBatch batch)
    {
        var pushes = batch.Messages.Select(m => To(m.Room).MatrixMessage(MessagePush.Of(m.Room.Slug, m.Message, m.Position)))
            .Concat(batch.Redactions.Select(r => To(r.Room).MessageRedacted(new RedactionPush(r.Room.Slug, r.Room.RoomId, r.EventId))))
            .Concat(batch.Typing.Select(t => To(t.Room).Typing(TypingPush.Of(t))))
            .Concat(batch.Untold.Select(room => To(room).Resync(new ResyncPush(ResyncPush.TransactionRepeated))));
        try
        {
            await Task.WhenAll(pushes).WaitAsync(Patience, time);
        }
        catch (Exception e)
        {
            metrics.PushFailed();
            lost.Note();
            LogFailed(batch.Messages.Count, e.GetType().Name);
        }
    }

    private IChatClient To(ChatRoom room) => hub.Clients.Group(RoomGroup.Of(room.TenantId, room.RoomId));

    [LoggerMessage(LogLevel.Warning, "{Count} messages could not be pushed ({Reason}). Clients get them when they resume.")]
    private partial void LogFailed(int count, string reason);
}
