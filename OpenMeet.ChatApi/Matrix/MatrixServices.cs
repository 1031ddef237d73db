using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Matrix;

internal static class MatrixServices
{
    public static IServiceCollection AddMatrix(this IServiceCollection services, ChatSettings settings)
    {
        services.AddHttpClient<MatrixTransport>(client => client.BaseAddress = settings.MatrixHomeserverUrl).WithOwnPolicy();
        return services.AddScoped<MatrixRoomApi>().AddScoped<MatrixMessageApi>().AddScoped<MatrixAccountApi>();
    }
}
