using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>
/// The connection to Redis. It is made once, when first needed, with the channels that this server always listens to; an
/// attempt that fails is followed by another at the next need. Once made, the client keeps it up by itself and subscribes
/// anew after an interruption.
/// </summary>
internal sealed class RedisBus(RedisOptions options, ILogger logger, string serverName, Func<RedisBus, Task> connected) : IDisposable
{
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private volatile ISubscriber? _subscriber;
    private IConnectionMultiplexer? _connection;

    public async Task EnsureConnectedAsync()
    {
        if (_subscriber is not null)
        {
            return;
        }

        await _connecting.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_subscriber is null)
            {
                await ConnectAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            _connecting.Release();
        }
    }

    /// <summary>Publishes, and gives the number of servers that listen.</summary>
    public async Task<long> PublishAsync(string channel, byte[] payload)
    {
        await EnsureConnectedAsync().ConfigureAwait(false);
        RedisLog.Publishing(logger, channel);
        return await _subscriber!.PublishAsync(RedisChannel.Literal(channel), payload).ConfigureAwait(false);
    }

    /// <summary>Hears a channel, one message after the other. A message whose handling fails is logged and the next one heard.</summary>
    public async Task SubscribeAsync(string channel, Func<ReadOnlyMemory<byte>, Task> received)
    {
        RedisLog.Subscribing(logger, channel);
        var subscriber = _subscriber ?? _connection!.GetSubscriber();
        var queue = await subscriber.SubscribeAsync(RedisChannel.Literal(channel)).ConfigureAwait(false);
        queue.OnMessage(async message =>
        {
            try
            {
                await received((byte[]?)message.Message ?? []).ConfigureAwait(false);
            }
            catch (InvalidDataException)
            {
                RedisLog.Unreadable(logger);
            }
#pragma warning disable CA1031 // One client's trouble must not silence the channel for the others.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                RedisLog.FailedWriting(logger, exception);
            }
        });
    }

    public Task UnsubscribeAsync(string channel)
    {
        RedisLog.Unsubscribing(logger, channel);
        return _subscriber?.UnsubscribeAsync(RedisChannel.Literal(channel)) ?? Task.CompletedTask;
    }

    public void Dispose()
    {
        if (_subscriber is not null && _connection is { IsConnected: true })
        {
            _subscriber.UnsubscribeAll(CommandFlags.FireAndForget);
        }

        _connection?.Dispose();
        _connecting.Dispose();
    }

    private async Task ConnectAsync()
    {
        RedisLog.Connecting(logger, string.Join(", ", options.Configuration.EndPoints), serverName);
        var connection = await options.ConnectAsync(new LogWriter(logger)).ConfigureAwait(false);
        _connection = connection;
        try
        {
            connection.AddLibraryNameSuffix("signalr");
            connection.ConnectionRestored += (_, restored) =>
            {
                // One of two: commands have a connection of their own.
                if (restored.ConnectionType != ConnectionType.Interactive)
                {
                    RedisLog.Restored(logger);
                }
            };
            connection.ConnectionFailed += (_, failed) =>
            {
                if (failed.ConnectionType != ConnectionType.Interactive)
                {
                    RedisLog.Failed(logger, failed.Exception);
                }
            };
            if (connection.IsConnected)
            {
                RedisLog.Connected(logger);
            }
            else
            {
                RedisLog.NotConnected(logger);
            }

            await connected(this).ConfigureAwait(false);
            _subscriber = connection.GetSubscriber();
        }
        finally
        {
            if (_subscriber is null)
            {
                _connection = null;
                await connection.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
