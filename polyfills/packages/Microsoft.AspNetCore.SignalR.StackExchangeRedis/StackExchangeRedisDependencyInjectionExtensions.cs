using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Scales SignalR out over Redis.</summary>
public static class StackExchangeRedisDependencyInjectionExtensions
{
    /// <summary>Uses the Redis on this machine, or what the options say.</summary>
    public static ISignalRServerBuilder AddStackExchangeRedis(this ISignalRServerBuilder signalrBuilder) =>
        signalrBuilder.AddStackExchangeRedis(static _ => { });

    /// <summary>Uses the Redis of a connection string.</summary>
    public static ISignalRServerBuilder AddStackExchangeRedis(this ISignalRServerBuilder signalrBuilder, string redisConnectionString) =>
        signalrBuilder.AddStackExchangeRedis(options => options.Configuration = ConfigurationOptions.Parse(redisConnectionString));

    /// <summary>Uses the Redis that the options name.</summary>
    public static ISignalRServerBuilder AddStackExchangeRedis(this ISignalRServerBuilder signalrBuilder, Action<RedisOptions> configure)
    {
        signalrBuilder.Services.Configure(configure);
        signalrBuilder.Services.AddSingleton(typeof(HubLifetimeManager<>), typeof(RedisHubLifetimeManager<>));
        return signalrBuilder;
    }

    /// <summary>Uses the Redis of a connection string, with further options.</summary>
    public static ISignalRServerBuilder AddStackExchangeRedis(
        this ISignalRServerBuilder signalrBuilder,
        string redisConnectionString,
        Action<RedisOptions> configure) =>
        signalrBuilder.AddStackExchangeRedis(options =>
        {
            options.Configuration = ConfigurationOptions.Parse(redisConnectionString);
            configure(options);
        });
}
