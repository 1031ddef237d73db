using System.Text.Json;
using OpenMeet.ChatApi.Messages;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Realtime;

internal static class RealtimeServices
{
    /// <summary>A message may have 32 KiB, and JSON may need more to write it.</summary>
    private const int MaxFrame = 256 * 1024;

    public static IServiceCollection AddRealtime(this IServiceCollection services)
    {
        services.AddSignalR(options => options.MaximumReceiveMessageSize = MaxFrame)
            .AddJsonProtocol(options => options.PayloadSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase)
            .AddBackplane();
        services.AddSingleton<HubSessions>().AddSingleton<NodeName>().AddScoped<RoomLog>();
        services.AddSingleton<LostPushes>().AddHostedService(provider => provider.GetRequiredService<LostPushes>());
        services.AddSingleton<IRoomPush, HubPush>().AddSingleton<IChangeObserver, AccessWatch>();
        return services.AddHostedService<LogPruner>();
    }

    /// <summary>The hub. A connection ends with its access token: the client reconnects with a fresh one and resumes.</summary>
    public static IEndpointRouteBuilder MapRealtime(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHub<ChatHub>(ChatHub.Path, options => options.CloseOnAuthenticationExpiration = true);
        return endpoints;
    }
}
