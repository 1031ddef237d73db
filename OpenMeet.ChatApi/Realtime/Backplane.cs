using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>SignalR's Redis backplane. It is at-most-once: when it comes back, clients are told to resume.</summary>
internal static class Backplane
{
    public static ISignalRServerBuilder AddBackplane(this ISignalRServerBuilder signalR)
    {
        signalR.AddStackExchangeRedis();
        signalR.Services.AddSingleton<BackplaneConnection>().AddHostedService<BackplaneWatch>();
        signalR.Services.AddHealthChecks().AddCheck<BackplaneHealth>("backplane");
        signalR.Services.AddOptions<RedisOptions>()
            .Configure<BackplaneConnection>((options, connection) => options.ConnectionFactory = _ => connection.GetAsync());
        return signalR;
    }
}
