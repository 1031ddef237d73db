using Microsoft.Extensions.Caching.Memory;
using OpenMeet.ChatApi.Directory;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ChatApi.Tenants;

namespace OpenMeet.ChatApi.Messages;

/// <summary>Tells a room that somebody types, and not more often than it has to.</summary>
internal sealed class TypingNotices(MembershipQuery memberships, RoomJoiner joiner, MatrixMessageApi matrix, IMemoryCache recent)
{
    /// <summary>How long Matrix shows somebody as typing.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(30);

    /// <summary>Within this time a repetition changes nothing.</summary>
    private static readonly TimeSpan Repetition = TimeSpan.FromSeconds(15);

    public async Task<Result<Done>> SetAsync(ChatUser user, string slug, bool typing, CancellationToken cancellationToken)
    {
        if ((await memberships.WriterAsync(user, slug, cancellationToken)).Failed(out var failure, out var membership)
            || (await joiner.EnsureAsync(membership, cancellationToken)).Failed(out failure, out var roomId))
        {
            return failure;
        }

        var key = (typeof(TypingNotices), membership.MatrixUserId, roomId);
        if (typing && recent.TryGetValue(key, out _))
        {
            return default(Done);
        }

        var told = await matrix.TypingAsync(membership.MatrixUserId, roomId, typing, Shown, cancellationToken);
        if (told.Failure is null && typing)
        {
            recent.Set(key, true, Repetition);
        }
        else
        {
            recent.Remove(key);
        }

        return told;
    }
}
