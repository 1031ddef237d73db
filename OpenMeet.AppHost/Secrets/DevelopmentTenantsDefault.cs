using System.Security.Cryptography;
using System.Text.Json;
using Aspire.Hosting.Publishing;
using OpenMeet.AppHost.Demo;

namespace OpenMeet.AppHost.Secrets;

/// <summary>
/// <c>TENANTS_B64</c> of a developer who gave none: the demo tenant, its bot with a random password.
/// </summary>
internal sealed class DevelopmentTenantsDefault : ParameterDefault
{
    public override string GetDefaultValue()
    {
        object[] tenants =
        [
            new
            {
                id = DemoTenant.Id,
                name = DemoTenant.Name,
                botUser = new
                {
                    email = $"bot-{DemoTenant.Id}@openmeet.localhost",
                    slug = $"openmeet-bot-{DemoTenant.Id}",
                    password = RandomNumberGenerator.GetHexString(32, lowercase: true),
                },
            },
        ];
        return Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(tenants));
    }

    public override void WriteToManifest(ManifestPublishingContext context) =>
        throw new NotSupportedException("Tenants are asked for at deployment.");
}
