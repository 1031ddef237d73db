using System.Net;
using StackExchange.Redis;

namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis;

/// <summary>Options of the Redis backplane.</summary>
public class RedisOptions
{
    /// <summary>How to connect. By default a start without Redis is no failure: the client goes on trying.</summary>
    public ConfigurationOptions Configuration { get; set; } = new() { AbortOnConnectFail = false };

    /// <summary>Makes the connection in place of <see cref="Configuration"/>; the argument takes the client's log.</summary>
    public Func<TextWriter, Task<IConnectionMultiplexer>>? ConnectionFactory { get; set; }

    internal async Task<IConnectionMultiplexer> ConnectAsync(TextWriter log)
    {
        if (ConnectionFactory is { } factory)
        {
            return await factory(log).ConfigureAwait(false);
        }

        if (Configuration.EndPoints.Count == 0)
        {
            Configuration.EndPoints.Add(IPAddress.Loopback, 0);
            Configuration.SetDefaultPorts();
        }

        return await ConnectionMultiplexer.ConnectAsync(Configuration, log).ConfigureAwait(false);
    }
}
