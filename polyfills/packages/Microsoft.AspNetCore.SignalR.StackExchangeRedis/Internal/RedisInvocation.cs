namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>An invocation on its way to connections; with an id and a return channel if its result is awaited.</summary>
internal sealed record RedisInvocation(
    SerializedHubMessage Message,
    IReadOnlyList<string> ExcludedConnectionIds,
    string? InvocationId,
    string? ReturnChannel);
