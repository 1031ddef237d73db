namespace OpenMeet.ChatApi.Directory;

internal static class DirectoryServices
{
    public static IServiceCollection AddDirectory(this IServiceCollection services) => services
        .AddSingleton<EventRequestReader>()
        .AddScoped<EventDirectory>()
        .AddScoped<MembershipQuery>()
        .AddScoped<MyEventsQuery>();
}
