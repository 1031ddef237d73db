using OpenMeet.ChatApi.Operations;
using StackExchange.Redis;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>This replica's connection to Redis, shared by the backplane, its watch and the health check.</summary>
internal sealed class BackplaneConnection : IAsyncDisposable
{
    private const string ChannelPrefix = "openmeet-chat:";
    private readonly Lazy<Task<IConnectionMultiplexer>> _connection;

    public BackplaneConnection(ChatSettings settings)
    {
        var options = ConfigurationOptions.Parse(settings.Redis);

        // A Redis that is down must not keep the chat from starting, nor a publish waiting.
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ChannelPrefix = RedisChannel.Literal(ChannelPrefix);
        _connection = new(async () => await ConnectionMultiplexer.ConnectAsync(options));
    }

    public Task<IConnectionMultiplexer> GetAsync() => _connection.Value;

    public async ValueTask DisposeAsync()
    {
        if (_connection.IsValueCreated)
        {
            await (await _connection.Value).DisposeAsync();
        }
    }
}
