using OpenMeet.Oidc.Data;

namespace OpenMeet.Oidc.Clients;

internal static class ClientsExtensions
{
    /// <summary>Clients and scopes from the settings.</summary>
    public static IServiceCollection AddClients(this IServiceCollection services) => services.AddScoped<ISeeder, ClientSeeder>();
}
