namespace OpenMeet.ChatApi.Tenants;

internal static class TenantServices
{
    public static IServiceCollection AddCallers(this IServiceCollection services) => services.AddSingleton<CallerResolver>();
}
