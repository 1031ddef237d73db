using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Messages;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>What came into a room lately, by position.</summary>
internal sealed class RoomLog(ChatDb db, SenderNames names)
{
    private const int PageSize = 200;

    /// <summary>How far back a client is told of redactions: more messages than it is likely to show.</summary>
    private const int RedactionsWithin = 1000;

    public Task<long> LastPositionAsync(string roomId, CancellationToken cancellationToken) =>
        db.Rooms.Where(r => r.RoomId == roomId).Select(r => r.LastPosition).SingleOrDefaultAsync(cancellationToken);

    public async Task<ResumedRoom> AfterAsync(string slug, string roomId, long position, CancellationToken cancellationToken)
    {
        var last = await LastPositionAsync(roomId, cancellationToken);
        if (position == last)
        {
            return new ResumedRoom([], await RedactedAsync(roomId, position, cancellationToken), last, More: false, Reset: false);
        }

        var rows = await db.RoomMessages.AsNoTracking()
            .Where(m => m.RoomId == roomId && m.Position > position && m.Position <= last)
            .OrderBy(m => m.Position).Take(PageSize).ToListAsync(cancellationToken);
        if (position > last || rows.Count == 0 || rows[0].Position != position + 1)
        {
            // Older than what is kept, or from a database that is no more.
            return new ResumedRoom([], [], last, More: false, Reset: true);
        }

        var senders = await names.OfAsync(rows.Select(r => r.Sender), cancellationToken);
        var end = rows[^1].Position;
        return new ResumedRoom(
            [.. rows.Where(r => r.Content != RoomMessageRow.Redacted).Select(r => Push(slug, r, senders[r.Sender]))],
            await RedactedAsync(roomId, position, cancellationToken),
            end,
            More: end < last,
            Reset: false);
    }

    private Task<List<string>> RedactedAsync(string roomId, long position, CancellationToken cancellationToken) =>
        db.RoomMessages
            .Where(m => m.RoomId == roomId && m.Position > position - RedactionsWithin && m.Position <= position && m.Content == RoomMessageRow.Redacted)
            .Select(m => m.EventId)
            .ToListAsync(cancellationToken);

    private static MessagePush Push(string slug, RoomMessageRow row, string senderName)
    {
        var content = JsonSerializer.Deserialize<JsonElement>(row.Content);
        return MessagePush.Of(slug, new ChatMessage(row.EventId, row.RoomId, row.Sender, senderName, content, row.Timestamp), row.Position);
    }
}
