using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Rooms;

internal static class RoomServices
{
    public static IServiceCollection AddRooms(this IServiceCollection services) => services
        .AddSingleton<RoomAuthority>()
        .AddScoped<RoomProvisioner>()
        .AddScoped<RoomJoiner>()
        .AddScoped<PowerLevelWriter>()
        .AddScoped<AppserviceQueries>()
        .AddScoped<IOutboxHandler, RoomReconciler>()
        .AddScoped<IOutboxHandler, RoomCloser>()
        .AddHostedService<ReconcileTimer>();
}
