using OpenMeet.ChatApi.Directory;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ChatApi.Tenants;

namespace OpenMeet.ChatApi.Messages;

/// <summary>Reads an event's messages from Matrix, with the senders' names from the directory.</summary>
internal sealed class ChatHistory(MembershipQuery memberships, RoomJoiner joiner, MatrixMessageApi matrix, SenderNames names)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    /// <summary>One page going back in time from <paramref name="from"/> (the newest, if null); within it oldest first.</summary>
    public async Task<Result<HistoryPage>> ReadAsync(
        ChatUser user, string slug, int? limit, string? from, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit)
        {
            return Failure.Invalid("invalid_limit", $"The limit must be 1 to {MaxLimit}.");
        }

        if ((await memberships.ReaderAsync(user, slug, cancellationToken)).Failed(out var failure, out var membership)
            || (await joiner.EnsureAsync(membership, cancellationToken)).Failed(out failure, out var roomId)
            || (await PageAsync(membership, roomId, from, limit ?? DefaultLimit, cancellationToken)).Failed(out failure, out var page))
        {
            return failure;
        }

        // What was redacted has no text any more.
        var shown = page.Chunk.Where(e => e is { EventId: not null, Sender: not null } && e.Text("body") is not null).Reverse().ToList();
        var senders = await names.OfAsync(shown.Select(e => e.Sender!), cancellationToken);
        return new HistoryPage(
            [.. shown.Select(e => new ChatMessage(e.EventId!, roomId, e.Sender!, senders[e.Sender!], e.Content, e.OriginServerTs))],
            page.End,
            roomId);
    }

    private async Task<Result<MessagesPage>> PageAsync(
        Membership membership, string roomId, string? from, int limit, CancellationToken cancellationToken)
    {
        var page = await matrix.HistoryAsync(membership.MatrixUserId, roomId, from, limit, cancellationToken);
        if (page.Failure is MatrixError { ErrCode: MatrixErrorCode.Forbidden })
        {
            if ((await joiner.JoinAsync(membership, cancellationToken)).Failed(out var failure, out roomId!))
            {
                return failure;
            }

            page = await matrix.HistoryAsync(membership.MatrixUserId, roomId, from, limit, cancellationToken);
        }

        return from is not null && page.Failure is MatrixError { MatrixStatus: StatusCodes.Status400BadRequest }
            ? Failure.Invalid("invalid_cursor", "The parameter 'from' is not an 'end' that an earlier page gave.")
            : page;
    }
}
