using System.Text;
using Microsoft.Extensions.Configuration;
using OpenMeet.Oidc;
using OpenMeet.ServiceDefaults.Configuration;
using OpenMeet.ServiceDefaults.Identity;
using OpenMeet.ServiceDefaults.Tenants;
using OpenMeet.Tests.Containers;
using OpenMeet.Tests.Kubernetes.Secrets.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Secrets;

/// <summary>What init makes is what those who read it accept: each by its own code.</summary>
public sealed class KindTests
{
    [Fact]
    public async Task Services_read_the_tenants()
    {
        var settings = TestDeployment.Sops with { Tenants = [new("", "Public"), new("Rival-1", "Rival")] };
        var secrets = await SecretsOfTest.InitAsync(settings);

        var catalog = TenantCatalog.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(secrets.Values["tenants-b64"]!)));

        Assert.Equal(["bot@openmeet.home.arpa", "bot-Rival-1@openmeet.home.arpa"], catalog.All.Select(tenant => tenant.Bot.Email));
        Assert.Equal(["openmeet-bot", "openmeet-bot-Rival-1"], catalog.All.Select(tenant => tenant.Bot.Slug));
        Assert.All(catalog.All, tenant => Assert.NotEmpty(MatrixLocalpart.Encode(tenant.Id, tenant.Bot.Slug, settings.ServerName)));
    }

    [Fact]
    public async Task OpenMeet_Oidc_loads_its_signing_key()
    {
        var secrets = await SecretsOfTest.CopyAsync();

        Assert.Equal(2048, Assert.Single(ReadKeys(secrets.Values["oidc-signing-key"]!)).KeySize);
    }

    [Fact]
    public async Task OpenMeet_Oidc_loads_a_rotated_signing_key_in_front_of_the_former_one()
    {
        var secrets = await SecretsOfTest.CopyAsync();
        var former = ReadKeys(secrets.Values["oidc-signing-key"]!).Single();
        await secrets.RotateAsync("oidc-signing-key");
        await secrets.RotateAsync("oidc-signing-key");

        var keys = ReadKeys(secrets.Values["oidc-signing-key"]!);

        Assert.Equal(2, keys.Count);
        Assert.DoesNotContain(keys, key => key.Parameters.Modulus!.SequenceEqual(former.Parameters.Modulus!));
    }

    [Theory]
    [InlineData("SYNAPSE_SIGNING_KEY", "synapse-signing-key")]
    public async Task The_container_of_Synapse_takes_its_signing_key(string variable, string secret)
    {
        var secrets = await SecretsOfTest.CopyAsync();

        var rendered = await ContainerTemplate.SigningKey.RenderAsync((variable, secrets.Values[secret]));

        Assert.Equal(secrets.Values[secret], rendered.Text.TrimEnd());
    }

    [Fact]
    public async Task The_container_of_MAS_takes_its_keys()
    {
        var secrets = await SecretsOfTest.CopyAsync();

        var rendered = await ContainerTemplate.Mas.RenderAsync(
            ("MAS_ENCRYPTION_KEY", secrets.Values["mas-encryption-key"]),
            ("MAS_SIGNING_KEY", secrets.Values["mas-signing-key"]),
            ("MAS_SYNAPSE_SECRET", secrets.Values["mas-synapse-secret"]),
            ("POSTGRES_PASSWORD", secrets.Values["postgres-password"]));

        Assert.Contains(secrets.Values["mas-encryption-key"]!, rendered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_container_of_Synapse_takes_its_secrets()
    {
        var secrets = await SecretsOfTest.CopyAsync();

        var rendered = await ContainerTemplate.Homeserver.RenderAsync(
            ("SYNAPSE_MACAROON_SECRET_KEY", secrets.Values["synapse-macaroon-secret-key"]),
            ("SYNAPSE_FORM_SECRET", secrets.Values["synapse-form-secret"]),
            ("SYNAPSE_REGISTRATION_SHARED_SECRET", secrets.Values["synapse-registration-shared-secret"]));

        Assert.Contains(secrets.Values["synapse-form-secret"]!, rendered.Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Microsoft.IdentityModel.Tokens.RsaSecurityKey> ReadKeys(string pem) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("KEY", pem)]).Build().Read(settings => SigningKeyReader.Read(settings, "KEY"));
}
