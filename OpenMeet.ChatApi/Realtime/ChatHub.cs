using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using OpenMeet.ChatApi.Directory;
using OpenMeet.ChatApi.Messages;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ChatApi.Tenants;
using StackExchange.Redis;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>
/// The chat over a WebSocket. What goes wrong is a <see cref="HubException"/> whose message is the same stable code that
/// REST answers.
/// </summary>
[Authorize(Policies.Person)]
internal sealed class ChatHub(
    CallerResolver callers, MembershipQuery memberships, HubSessions sessions, NodeName node) : Hub<IChatClient>
{
    public const string Path = "/hubs/chat";

    private ChatUser Caller => sessions.Of(Context.ConnectionId).User;

    public override async Task OnConnectedAsync()
    {
        var user = Must(callers.Person(Context.User!, Context.GetHttpContext()!.Request.Headers));
        sessions.Add(Context.ConnectionId, user);
        await Clients.Caller.Hello(new HelloPush(node.Value, user.TenantId, user.UserId, TokenExpiry.Of(Context.User!)));
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        sessions.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>From now on the room's messages are pushed to this connection, if the caller may read them.</summary>
    public async Task<JoinedRoom> JoinRoom(string slug, RoomJoiner joiner, RoomLog log)
    {
        var session = sessions.Of(Context.ConnectionId);
        var membership = Must(await memberships.ReaderAsync(session.User, slug, Context.ConnectionAborted));
        var roomId = Must(await joiner.EnsureAsync(membership, Context.ConnectionAborted));

        // Access may end while the connection enters the group. Whoever ends it takes the entry away first, so that an
        // entry which is still there afterwards means that nobody did.
        var entry = session.Enter(slug, roomId);
        Must(await memberships.ReaderAsync(session.User, slug, Context.ConnectionAborted));
        await FollowAsync(session, slug, RoomGroup.Of(membership.TenantId, roomId));
        if (!session.IsIn(entry))
        {
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, RoomGroup.Of(membership.TenantId, roomId), Context.ConnectionAborted);
            throw new HubException("not_a_member");
        }

        return new JoinedRoom(slug, roomId, await log.LastPositionAsync(roomId, Context.ConnectionAborted));
    }

    /// <summary>No more of this room on this connection. The membership on Matrix stays.</summary>
    public async Task LeaveRoom(string slug)
    {
        var session = sessions.Of(Context.ConnectionId);
        if (session.Leave(slug) is { } roomId)
        {
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, RoomGroup.Of(session.User.TenantId, roomId), Context.ConnectionAborted);
        }
    }

    /// <summary>Sends a message; the same <paramref name="transactionId"/> is the same message.</summary>
    public async Task<SentMessage> SendMessage(string slug, string message, string? transactionId, ChatMessages messages) =>
        new(Must(await messages.SendAsync(Caller, slug, message, transactionId, Context.ConnectionAborted)));

    public async Task Typing(string slug, bool isTyping, TypingNotices typing) =>
        Must(await typing.SetAsync(Caller, slug, isTyping, Context.ConnectionAborted));

    /// <summary>Exactly what came after <paramref name="position"/>.</summary>
    public async Task<ResumedRoom> Resume(string slug, long position, RoomJoiner joiner, RoomLog log)
    {
        var membership = Must(await memberships.ReaderAsync(Caller, slug, Context.ConnectionAborted));
        var roomId = Must(await joiner.EnsureAsync(membership, Context.ConnectionAborted));
        return await log.AfterAsync(slug, roomId, position, Context.ConnectionAborted);
    }

    /// <summary>Without the backplane a connection cannot follow a room; the client tries again.</summary>
    private async Task FollowAsync(HubSession session, string slug, string group)
    {
        try
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        }
        catch (RedisException)
        {
            session.Leave(slug);
            throw new HubException("realtime_unavailable");
        }
    }

    private static T Must<T>(Result<T> result) =>
        result.Failed(out var failure, out var value) ? throw new HubException(failure.Code) : value;
}
