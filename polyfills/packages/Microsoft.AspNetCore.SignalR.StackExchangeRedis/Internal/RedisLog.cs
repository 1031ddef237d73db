using Microsoft.Extensions.Logging;

namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

internal static partial class RedisLog
{
    [LoggerMessage(1, LogLevel.Information, "Connecting to Redis endpoints: {Endpoints}. Using Server Name: {ServerName}")]
    public static partial void Connecting(ILogger logger, string endpoints, string serverName);

    [LoggerMessage(2, LogLevel.Information, "Connected to Redis.")]
    public static partial void Connected(ILogger logger);

    [LoggerMessage(3, LogLevel.Trace, "Subscribing to channel: {Channel}.")]
    public static partial void Subscribing(ILogger logger, string channel);

    [LoggerMessage(5, LogLevel.Trace, "Publishing message to Redis channel {Channel}.")]
    public static partial void Publishing(ILogger logger, string channel);

    [LoggerMessage(6, LogLevel.Trace, "Unsubscribing from channel: {Channel}.")]
    public static partial void Unsubscribing(ILogger logger, string channel);

    [LoggerMessage(7, LogLevel.Error, "Not connected to Redis.")]
    public static partial void NotConnected(ILogger logger);

    [LoggerMessage(8, LogLevel.Information, "Connection to Redis restored.")]
    public static partial void Restored(ILogger logger);

    [LoggerMessage(9, LogLevel.Error, "Connection to Redis failed.")]
    public static partial void Failed(ILogger logger, Exception? exception);

    [LoggerMessage(10, LogLevel.Debug, "Failed writing message.")]
    public static partial void FailedWriting(ILogger logger, Exception exception);

    [LoggerMessage(11, LogLevel.Warning, "Error processing message for internal server message.")]
    public static partial void InternalMessageFailed(ILogger logger, Exception exception);

    [LoggerMessage(100, LogLevel.Debug, "{Message}")]
    public static partial void ConnectionMultiplexerMessage(ILogger logger, string? message);

    [LoggerMessage(12, LogLevel.Warning, "Received unknown message from Redis.")]
    public static partial void Unreadable(ILogger logger);

    [LoggerMessage(13, LogLevel.Debug, "Error forwarding client result with ID '{InvocationId}' to server.")]
    public static partial void ForwardingFailed(ILogger logger, string? invocationId, Exception exception);
}
