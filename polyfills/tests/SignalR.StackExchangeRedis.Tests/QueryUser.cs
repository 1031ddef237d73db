using Microsoft.AspNetCore.SignalR;

namespace SignalR.StackExchangeRedis.Tests;

/// <summary>Takes the token for the user's name.</summary>
internal sealed class QueryUser : IUserIdProvider
{
    public string? GetUserId(HubConnectionContext connection) => connection.GetHttpContext()?.Request.Query["access_token"];
}
