namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>A client's result on its way to the server that asked for it, as the client's hub protocol writes it.</summary>
internal sealed record RedisCompletion(string ProtocolName, ReadOnlyMemory<byte> Message);
