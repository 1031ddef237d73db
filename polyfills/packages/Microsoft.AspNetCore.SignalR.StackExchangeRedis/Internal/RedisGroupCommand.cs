namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>Asks the server that has a connection to change its groups.</summary>
/// <param name="Id">Comes back in the acknowledgement.</param>
/// <param name="ServerName">Who asks.</param>
/// <param name="Action">What.</param>
/// <param name="GroupName">Which group.</param>
/// <param name="ConnectionId">Whose.</param>
internal sealed record RedisGroupCommand(int Id, string ServerName, GroupAction Action, string GroupName, string ConnectionId);
