using Microsoft.AspNetCore.SignalR.Protocol;

namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>
/// What servers say to each other, byte for byte as upstream's servers do, so that both can share one Redis. The kind of a
/// message follows from its channel.
/// </summary>
internal sealed class RedisProtocol(IReadOnlyList<IHubProtocol> protocols)
{
    /// <summary>[[excluded id, …], {hub protocol: bytes, …}] and, if a result is awaited, [… , id, return channel].</summary>
    public byte[] WriteInvocation(
        string methodName,
        object?[] args,
        string? invocationId = null,
        IReadOnlyList<string>? excludedConnectionIds = null,
        string? returnChannel = null)
    {
        var writer = new MessagePackWriter().Array(returnChannel is null ? 2 : 4).Array(excludedConnectionIds?.Count ?? 0);
        foreach (var id in excludedConnectionIds ?? [])
        {
            writer.String(id);
        }

        var message = new InvocationMessage(invocationId, methodName, args);
        writer.Map(protocols.Count);
        foreach (var protocol in protocols)
        {
            writer.String(protocol.Name).Binary(protocol.GetMessageBytes(message).Span);
        }

        return returnChannel is null ? writer.ToArray() : writer.String(invocationId!).String(returnChannel).ToArray();
    }

    public static RedisInvocation ReadInvocation(ReadOnlyMemory<byte> data)
    {
        var reader = new MessagePackReader(data);
        var count = reader.Array(atLeast: 2);
        var excluded = new string[reader.Array()];
        for (var index = 0; index < excluded.Length; index++)
        {
            excluded[index] = reader.String();
        }

        var serialized = new SerializedMessage[reader.Map()];
        for (var index = 0; index < serialized.Length; index++)
        {
            serialized[index] = new SerializedMessage(reader.String(), reader.Binary());
        }

        var message = new SerializedHubMessage(serialized);
        return count > 3 ? new(message, excluded, reader.String(), reader.String()) : new(message, excluded, null, null);
    }

    /// <summary>[id, server, action, group, connection].</summary>
    public static byte[] WriteGroupCommand(RedisGroupCommand command) => new MessagePackWriter()
        .Array(5)
        .Int(command.Id)
        .String(command.ServerName)
        .Int((int)command.Action)
        .String(command.GroupName)
        .String(command.ConnectionId)
        .ToArray();

    public static RedisGroupCommand ReadGroupCommand(ReadOnlyMemory<byte> data)
    {
        var reader = new MessagePackReader(data);
        _ = reader.Array(atLeast: 5);
        return new(reader.Int(), reader.String(), (GroupAction)reader.Int(), reader.String(), reader.String());
    }

    /// <summary>[id].</summary>
    public static byte[] WriteAck(int id) => new MessagePackWriter().Array(1).Int(id).ToArray();

    public static int ReadAck(ReadOnlyMemory<byte> data)
    {
        var reader = new MessagePackReader(data);
        _ = reader.Array(atLeast: 1);
        return reader.Int();
    }

    /// <summary>[hub protocol, bytes].</summary>
    public static byte[] WriteCompletion(RedisCompletion completion) =>
        new MessagePackWriter().Array(2).String(completion.ProtocolName).Binary(completion.Message.Span).ToArray();

    public static RedisCompletion ReadCompletion(ReadOnlyMemory<byte> data)
    {
        var reader = new MessagePackReader(data);
        _ = reader.Array(atLeast: 2);
        return new(reader.String(), reader.Binary());
    }
}
