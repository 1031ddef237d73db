using Microsoft.AspNetCore.SignalR;
using StackExchange.Redis;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>SignalR's Redis backplane. It is at-most-once: when it comes back, clients are told to resume.</summary>
internal static class Backplane
{
    private const string ChannelPrefix = "openmeet-chat";

    public static ISignalRServerBuilder AddBackplane(this ISignalRServerBuilder signalR)
    {
        signalR.Services.AddSingleton<BackplaneConnection>();
        signalR.Services.AddHostedService<BackplaneWatch>();
        signalR.AddStackExchangeRedis();
        signalR.Services.AddOptions<Microsoft.AspNetCore.SignalR.StackExchangeRedis.RedisOptions>().Configure<BackplaneConnection>((options, connection) =>
        {
            options.Configuration.ChannelPrefix = RedisChannel.Literal(ChannelPrefix);
            options.ConnectionFactory = _ => connection.GetAsync();
        });
        return signalR;
    }
}
