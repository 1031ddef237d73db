using Microsoft.AspNetCore.SignalR;
using StackExchange.Redis;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>Tells this replica's clients to resume when the backplane has been away.</summary>
internal sealed partial class BackplaneWatch(
    BackplaneConnection backplane, HubSessions sessions, IHubContext<ChatHub, IChatClient> hub, ILogger<BackplaneWatch> logger) : IHostedService
{
    private IConnectionMultiplexer? _connection;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _connection = await backplane.GetAsync();
        _connection.ConnectionFailed += OnFailed;
        _connection.ConnectionRestored += OnRestored;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        if (_connection is not null)
        {
            _connection.ConnectionFailed -= OnFailed;
            _connection.ConnectionRestored -= OnRestored;
        }

        return Task.CompletedTask;
    }

    private void OnFailed(object? sender, ConnectionFailedEventArgs args) => LogFailed(args.ConnectionType.ToString(), args.FailureType.ToString());

    private void OnRestored(object? sender, ConnectionFailedEventArgs args)
    {
        // There are two connections, and it takes both: whichever comes back last sees the other one.
        if (_connection!.GetSubscriber().IsConnected())
        {
            _ = ResyncAsync(_connection);
        }
    }

    /// <summary>A connection of this replica is served here, without the backplane.</summary>
    private async Task ResyncAsync(IConnectionMultiplexer connection)
    {
        try
        {
            // When the subscribing connection is back before the other one, StackExchange.Redis finds no server to subscribe at
            // and leaves it at that until it looks again, a minute later; this makes it look. The ping follows on the same
            // connection: what is pushed from here on arrives. When either fails, so does the connection, and it is restored
            // once more.
            await connection.ConfigureAsync();
            await connection.GetSubscriber().PingAsync();
            LogRestored();
            await Task.WhenAll(sessions.All.Select(session => hub.Clients.Client(session.ConnectionId).Resync(new ResyncPush(ResyncPush.BackplaneRestored))));
        }
        catch (Exception e)
        {
            LogNotTold(e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Not every client could be told to resume ({Reason}).")]
    private partial void LogNotTold(string reason);

    [LoggerMessage(LogLevel.Warning, "The backplane's {Connection} connection failed ({Reason}): messages are sent, pushes are not.")]
    private partial void LogFailed(string connection, string reason);

    [LoggerMessage(LogLevel.Information, "The backplane is back; clients resume.")]
    private partial void LogRestored();
}
