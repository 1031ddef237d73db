using Microsoft.AspNetCore.SignalR;

namespace SignalR.StackExchangeRedis.Tests;

public sealed class RoomHub : Hub
{
    public string Id() => Context.ConnectionId;

    public Task Join(string group) => Groups.AddToGroupAsync(Context.ConnectionId, group);

    public Task Add(string connectionId, string group) => Groups.AddToGroupAsync(connectionId, group);

    public Task Remove(string connectionId, string group) => Groups.RemoveFromGroupAsync(connectionId, group);

    public Task ToGroup(string group, string text) => Clients.Group(group).SendAsync("Said", text);

    public Task ToOthersInGroup(string group, string text) => Clients.OthersInGroup(group).SendAsync("Said", text);

    public Task ToAll(string text) => Clients.All.SendAsync("Said", text);

    public Task ToOthers(string text) => Clients.Others.SendAsync("Said", text);

    public Task ToUser(string user, string text) => Clients.User(user).SendAsync("Said", text);

    public Task ToConnection(string connectionId, string text) => Clients.Client(connectionId).SendAsync("Said", text);

    public Task<string> Ask(string connectionId, string question) =>
        Clients.Client(connectionId).InvokeAsync<string>("Answer", question, Context.ConnectionAborted);
}
