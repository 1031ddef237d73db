using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace OpenMeet.Oidc.Data.Protection;

internal static class ProtectionExtensions
{
    /// <summary>Data protection whose keys outlive the process and are shared by replicas.</summary>
    public static IServiceCollection AddKeptDataProtection(this IServiceCollection services, byte[] encryptionKey)
    {
        services.AddSingleton(new KeyCipher(encryptionKey));
        services.AddSingleton<KeyRepository>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options =>
            {
                options.XmlRepository = provider.GetRequiredService<KeyRepository>();
                options.XmlEncryptor = new KeyEncryptor(provider.GetRequiredService<KeyCipher>());
            }));
        services.AddDataProtection().SetApplicationName("openmeet-oidc");
        return services;
    }
}
