using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Messages;

/// <summary>
/// Takes what Synapse pushes: each transaction once, each event once, each message with the next position of its room. The
/// room's row is locked from the count to the commit, so positions appear in their order and without gaps.
/// </summary>
internal sealed class InboundStream(ChatDb db, SenderNames names, IRoomPush push, ChatMetrics metrics, TimeProvider time)
{
    public async Task TakeAsync(string transactionId, byte[] digest, AppserviceTransaction content, CancellationToken cancellationToken)
    {
        var batch = await StoreAsync(transactionId, digest, content, cancellationToken);
        metrics.MessagesReceived(batch.Messages.Count);
        await push.PushAsync(batch);
    }

    private async Task<InboundBatch> StoreAsync(
        string transactionId, byte[] digest, AppserviceTransaction content, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var isNew = await db.Database.ExecuteAsync(
            $"INSERT INTO appservice_transactions (transaction_id, digest, received_at) VALUES ({transactionId}, {digest}, {time.GetUtcNow()}) ON CONFLICT DO NOTHING",
            cancellationToken);
        var rooms = await RoomsAsync(content, cancellationToken);
        if (isNew == 0)
        {
            metrics.TransactionRepeated();
            return InboundBatch.Repeated(rooms.Values);
        }

        var messages = await StoreMessagesAsync(rooms, content.Events, cancellationToken);
        var redactions = await RedactAsync(rooms, content.Events, cancellationToken);
        await NoteDeparturesAsync(rooms, content.Events, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var typing = await TypingAsync(rooms, content.Ephemeral, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new InboundBatch(messages, redactions, typing);
    }

    private async Task<Dictionary<string, ChatRoom>> RoomsAsync(AppserviceTransaction content, CancellationToken cancellationToken)
    {
        var ids = content.Events.Concat(content.Ephemeral).Select(e => e.RoomId).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return await (from room in db.Rooms
                      join row in db.Events on room.EventId equals row.Id
                      where ids.Contains(room.RoomId)
                      select new ChatRoom(room.RoomId, row.Id, row.TenantId, row.Slug))
            .ToDictionaryAsync(r => r.RoomId, StringComparer.Ordinal, cancellationToken);
    }

    private async Task<List<InboundMessage>> StoreMessagesAsync(
        Dictionary<string, ChatRoom> rooms, IReadOnlyList<MatrixEvent> events, CancellationToken cancellationToken)
    {
        var stored = new List<InboundMessage>();
        var texts = events
            .Where(e => e is { Type: MatrixEvent.Message, EventId: not null, Sender: not null, RoomId: not null } && rooms.ContainsKey(e.RoomId) && e.Text("body") is not null)
            .DistinctBy(e => e.EventId)
            .ToList();
        var senders = await names.OfAsync(texts.Select(e => e.Sender!), cancellationToken);

        // Always in the order of the room ids: two transactions cannot wait for each other.
        foreach (var group in texts.GroupBy(e => e.RoomId!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var fresh = await LockAndSiftAsync(group.Key, [.. group], cancellationToken);
            var last = await db.Database
                .SqlQuery<long>($"UPDATE rooms SET last_position = last_position + {fresh.Count} WHERE room_id = {group.Key} RETURNING last_position AS \"Value\"")
                .ToListAsync(cancellationToken);
            var position = last.Single() - fresh.Count;
            foreach (var item in fresh)
            {
                var message = new ChatMessage(item.EventId!, group.Key, item.Sender!, senders[item.Sender!], item.Content, item.OriginServerTs);
                stored.Add(new InboundMessage(rooms[group.Key], message, ++position));
                db.RoomMessages.Add(Row(message, position));
            }
        }

        return stored;
    }

    private async Task<List<MatrixEvent>> LockAndSiftAsync(string roomId, List<MatrixEvent> events, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteAsync($"SELECT 1 FROM rooms WHERE room_id = {roomId} FOR UPDATE", cancellationToken);
        var ids = events.Select(e => e.EventId!).ToArray();
        var known = await db.RoomMessages.Where(m => ids.Contains(m.EventId)).Select(m => m.EventId).ToListAsync(cancellationToken);
        return [.. events.Where(e => !known.Contains(e.EventId!))];
    }

    private RoomMessageRow Row(ChatMessage message, long position) => new()
    {
        RoomId = message.RoomId,
        Position = position,
        EventId = message.EventId,
        Sender = message.Sender,
        Content = message.Content.GetRawText(),
        Timestamp = message.Timestamp,
        ReceivedAt = time.GetUtcNow(),
    };

    /// <summary>What was redacted on Matrix must not live on here.</summary>
    private async Task<List<InboundRedaction>> RedactAsync(
        Dictionary<string, ChatRoom> rooms, IReadOnlyList<MatrixEvent> events, CancellationToken cancellationToken)
    {
        // Room version 11 moved the property into the content.
        var redactions = events
            .Where(e => e is { Type: MatrixEvent.Redaction, RoomId: not null } && rooms.ContainsKey(e.RoomId))
            .Select(e => (Room: rooms[e.RoomId!], Target: e.Text("redacts") ?? e.Redacts))
            .Where(r => r.Target is not null)
            .Select(r => new InboundRedaction(r.Room, r.Target!))
            .ToList();
        foreach (var redaction in redactions)
        {
            await db.SaveChangesAsync(cancellationToken);
            await db.RoomMessages.Where(m => m.RoomId == redaction.Room.RoomId && m.EventId == redaction.EventId)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Content, RoomMessageRow.Redacted), cancellationToken);
        }

        return redactions;
    }

    /// <summary>Whoever left, was kicked or banned must join again before anything is pushed to them.</summary>
    private async Task NoteDeparturesAsync(
        Dictionary<string, ChatRoom> rooms, IReadOnlyList<MatrixEvent> events, CancellationToken cancellationToken)
    {
        var departures = events.Where(e =>
            e is { Type: MatrixEvent.Member, StateKey: not null, RoomId: not null } && rooms.ContainsKey(e.RoomId) && e.Text("membership") is "leave" or "ban");
        foreach (var departure in departures)
        {
            var room = rooms[departure.RoomId!];
            var changed = await db.Attendees
                .Where(a => a.EventId == room.EventId && a.JoinedRoomId == room.RoomId && a.Person!.MatrixUserId == departure.StateKey)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.JoinedRoomId, (string?)null), cancellationToken);
            if (changed > 0)
            {
                await ChangeNotice.SendAsync(db, room.TenantId, room.Slug, cancellationToken);
            }
        }
    }

    private async Task<List<InboundTyping>> TypingAsync(
        Dictionary<string, ChatRoom> rooms, IReadOnlyList<MatrixEvent> ephemeral, CancellationToken cancellationToken)
    {
        var notices = ephemeral
            .Where(e => e is { Type: MatrixEvent.Typing, RoomId: not null } && rooms.ContainsKey(e.RoomId))
            .Select(e => (Room: rooms[e.RoomId!], UserIds: e.Texts("user_ids")))
            .ToList();
        var people = await names.OfAsync(notices.SelectMany(n => n.UserIds), cancellationToken);
        return [.. notices.Select(n => new InboundTyping(n.Room, [.. n.UserIds.Select(id => new TypingPerson(id, people[id]))]))];
    }
}
