using System.Buffers;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis;

/// <content>What comes from Redis.</content>
public partial class RedisHubLifetimeManager<THub>
{
    private async Task ConnectEarlyAsync()
    {
        try
        {
            await _bus.EnsureConnectedAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whoever needs the connection tries again and gets the exception.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RedisLog.Failed(_logger, exception);
        }
    }

    private async Task SubscribeAsync(RedisBus bus)
    {
        await bus.SubscribeAsync(_channels.All, data => WriteAsync(_connections, data)).ConfigureAwait(false);
        await bus.SubscribeAsync(_channels.GroupManagement, ReceivedGroupCommandAsync).ConfigureAwait(false);
        await bus.SubscribeAsync(_channels.Ack(_serverName), data =>
        {
            _acknowledgements.Received(RedisProtocol.ReadAck(data));
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        await bus.SubscribeAsync(_channels.ReturnResults, ReceivedResultAsync).ConfigureAwait(false);
    }

    private Task SubscribeSharedAsync(string channel, HubConnectionStore connections) =>
        _bus.SubscribeAsync(channel, data => WriteAsync(connections, data));

    private static Task WriteAsync(HubConnectionStore connections, ReadOnlyMemory<byte> data)
    {
        var invocation = RedisProtocol.ReadInvocation(data);
        var writes = new List<Task>(connections.Count);
        foreach (var connection in connections)
        {
            if (!invocation.ExcludedConnectionIds.Contains(connection.ConnectionId))
            {
                writes.Add(connection.WriteAsync(invocation.Message).AsTask());
            }
        }

        return Task.WhenAll(writes);
    }

    private async Task ReceivedForConnectionAsync(HubConnectionContext connection, ReadOnlyMemory<byte> data)
    {
        var invocation = RedisProtocol.ReadInvocation(data);
        if (invocation is { InvocationId: { } id, ReturnChannel: { } channel })
        {
            _results.Forward(connection, id, completion => ForwardAsync(connection, channel, completion));
        }

        await connection.WriteAsync(invocation.Message).ConfigureAwait(false);
    }

    private async Task ForwardAsync(HubConnectionContext connection, string channel, CompletionMessage completion)
    {
        try
        {
            var bytes = new ArrayBufferWriter<byte>();
            connection.Protocol.WriteMessage(completion, bytes);
            await _bus.PublishAsync(channel, RedisProtocol.WriteCompletion(new(connection.Protocol.Name, bytes.WrittenMemory))).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The caller is on another server, where his own time limit applies.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RedisLog.ForwardingFailed(_logger, completion.InvocationId, exception);
        }
    }

    private Task ReceivedResultAsync(ReadOnlyMemory<byte> data)
    {
        var completion = RedisProtocol.ReadCompletion(data);
        var protocol = _protocols.FirstOrDefault(protocol => protocol.Name == completion.ProtocolName);
        var bytes = new ReadOnlySequence<byte>(completion.Message);
        return protocol is not null && protocol.TryParseMessage(ref bytes, _results, out var message) && message is CompletionMessage result
            ? _results.CompleteAsync(connectionId: null, result)
            : throw new InvalidDataException("Not a completion.");
    }

    private async Task ReceivedGroupCommandAsync(ReadOnlyMemory<byte> data)
    {
        try
        {
            var command = RedisProtocol.ReadGroupCommand(data);
            if (_connections[command.ConnectionId] is not { } connection)
            {
                return;
            }

            await (command.Action == GroupAction.Add
                ? AddLocalAsync(connection, command.GroupName)
                : RemoveLocalAsync(connection, command.GroupName)).ConfigureAwait(false);
            await _bus.PublishAsync(_channels.Ack(command.ServerName), RedisProtocol.WriteAck(command.Id)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Without an acknowledgement the other server's caller gets the failure.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RedisLog.InternalMessageFailed(_logger, exception);
        }
    }
}
