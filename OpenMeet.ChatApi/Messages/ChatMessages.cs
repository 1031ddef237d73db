using OpenMeet.ChatApi.Directory;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ChatApi.Tenants;

namespace OpenMeet.ChatApi.Messages;

/// <summary>Sends messages, whether they come over REST or the hub.</summary>
internal sealed class ChatMessages(MembershipQuery memberships, RoomJoiner joiner, MatrixMessageApi matrix, ChatMetrics metrics)
{
    /// <summary>Sends a text and gives its Matrix event id. In the steady state this is one query and one Matrix call.</summary>
    public async Task<Result<string>> SendAsync(
        ChatUser user, string slug, string? message, string? transactionId, CancellationToken cancellationToken)
    {
        if (MessageText.Check(message).Failed(out var failure, out var text)
            || TransactionId.Of(user, transactionId).Failed(out failure, out var txn)
            || (await memberships.WriterAsync(user, slug, cancellationToken)).Failed(out failure, out var membership)
            || (await joiner.EnsureAsync(membership, cancellationToken)).Failed(out failure, out var roomId))
        {
            return failure;
        }

        var sent = await matrix.SendAsync(membership.MatrixUserId, roomId, txn, text, cancellationToken);
        if (sent.Failure is MatrixError { ErrCode: MatrixErrorCode.Forbidden })
        {
            // Believed to be in the room and is not: join for real, once.
            if ((await joiner.JoinAsync(membership, cancellationToken)).Failed(out failure, out roomId))
            {
                return failure;
            }

            sent = await matrix.SendAsync(membership.MatrixUserId, roomId, txn, text, cancellationToken);
        }

        if (sent.Failed(out failure, out var answer))
        {
            return failure;
        }

        metrics.MessageSent();
        return answer.EventId;
    }
}
