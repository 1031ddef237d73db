using OpenMeet.ChatApi.Messages;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>Who types in a room now: the whole list, empty when nobody does.</summary>
/// <param name="Slug">The event.</param>
/// <param name="RoomId">Its room.</param>
/// <param name="UserIds">Their Matrix ids.</param>
/// <param name="Names">Their names, in the same order.</param>
internal sealed record TypingPush(string Slug, string RoomId, IReadOnlyList<string> UserIds, IReadOnlyList<string> Names)
{
    public static TypingPush Of(InboundTyping typing) => new(
        typing.Room.Slug, typing.Room.RoomId, [.. typing.People.Select(p => p.UserId)], [.. typing.People.Select(p => p.Name)]);
}
