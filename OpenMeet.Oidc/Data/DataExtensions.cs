using Microsoft.EntityFrameworkCore;
using OpenMeet.Oidc.Data.Protection;
using OpenMeet.ServiceDefaults.Data;

namespace OpenMeet.Oidc.Data;

internal static class DataExtensions
{
    /// <summary>Database, migrations and seeds at start, data-protection keys, housekeeping and the health of all that.</summary>
    public static IServiceCollection AddOidcData(this IServiceCollection services, OidcSettings settings)
    {
        services.AddDbContext<OidcDbContext>(options => options.UseNpgsql(settings.ConnectionString).UseOpenIddict().ForgetDeadConnections());
        services.AddMigrationsAtStart<OidcDbContext>();
        services.AddHostedService<Seeding>();
        services.AddKeptDataProtection(settings.EncryptionKey);
        services.AddSingleton<Housekeeping>().AddHostedService(provider => provider.GetRequiredService<Housekeeping>());
        services.AddHealthChecks().AddDbContextCheck<OidcDbContext>("oidcdb");
        return services;
    }
}
