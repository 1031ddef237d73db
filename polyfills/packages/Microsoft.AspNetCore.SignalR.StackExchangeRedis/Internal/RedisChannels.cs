namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>Names of channels, which upstream's servers share.</summary>
internal sealed class RedisChannels(string prefix, string serverName)
{
    public string All { get; } = $"{prefix}:all";

    public string GroupManagement { get; } = $"{prefix}:internal:groups";

    /// <summary>Where clients' results come back to this server.</summary>
    public string ReturnResults { get; } = $"{prefix}:internal:return:{serverName}";

    public string Connection(string connectionId) => $"{prefix}:connection:{connectionId}";

    public string Group(string groupName) => $"{prefix}:group:{groupName}";

    public string User(string userId) => $"{prefix}:user:{userId}";

    public string Ack(string server) => $"{prefix}:internal:ack:{server}";
}
