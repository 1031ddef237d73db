using OpenMeet.AppHost.Kubernetes.Secrets;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.Tests.Kubernetes.Secrets.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Secrets;

/// <summary><c>secrets init</c>: makes what is missing, overwrites nothing.</summary>
public sealed class InitTests
{
    [Fact]
    public async Task Every_secret_parameter_of_the_manifest_gets_a_value()
    {
        var secrets = await SecretsOfTest.CopyAsync();

        Assert.All(secrets.Definitions, definition => Assert.NotNull(secrets.Values[definition.Name]));
        Assert.Equal(21, secrets.Values.Names.Count);
        Assert.Contains("postgres-password-uri-encoded", secrets.Values.Names);
    }

    [Fact]
    public async Task What_init_makes_passes_the_check() => Assert.Empty((await SecretsOfTest.InitAsync(TestDeployment.WithOptions)).Check());

    [Fact]
    public async Task Two_inits_differ_in_every_value()
    {
        var (one, other) = (await SecretsOfTest.InitAsync(), await SecretsOfTest.InitAsync());

        Assert.All(one.Values.Names, name => Assert.NotEqual(one.Values[name], other.Values[name]));
    }

    [Fact]
    public async Task A_second_init_writes_nothing()
    {
        var secrets = await SecretsOfTest.CopyAsync();
        var before = secrets.Document;

        var changes = await secrets.AgainAsync();

        Assert.Same(before, secrets.Document);
        Assert.All(changes, change => Assert.Equal("kept", change.State));
    }

    [Fact]
    public async Task A_missing_secret_alone_is_made()
    {
        var secrets = await SecretsOfTest.CopyAsync();
        var without = new SecretSet(secrets.Values.Values.Where(pair => pair.Key != "synapse-form-secret"));

        var again = await SecretsOfTest.InitAsync(document: secrets.Document with { Secrets = without });

        Assert.Equal(["synapse-form-secret"], again.Values.Names.Where(name => again.Values[name] != secrets.Values[name]));
    }

    [Fact]
    public async Task A_value_that_is_there_stays_even_if_it_is_wrong()
    {
        var secrets = await SecretsOfTest.CopyAsync();

        var again = await SecretsOfTest.InitAsync(document: secrets.Document with { Secrets = secrets.Values.With("mas-encryption-key", "short") });

        Assert.Equal("short", again.Values["mas-encryption-key"]);
    }

    [Fact]
    public async Task A_new_tenant_adds_its_bot_and_keeps_the_others()
    {
        var secrets = await SecretsOfTest.CopyAsync();
        var grown = TestDeployment.Sops with { Tenants = [.. TestDeployment.Sops.Tenants, new TenantSettings("acme", "Acme")] };

        var again = await SecretsOfTest.InitAsync(grown, secrets.Document);

        var (before, after) = (TenantSecrets.Parse(secrets.Values["tenants-b64"]!)!, TenantSecrets.Parse(again.Values["tenants-b64"]!)!);
        Assert.Equal(["openmeet", "acme"], after.Select(entry => TenantSecrets.Text(entry, "id")));
        Assert.Equal(TenantSecrets.Text(before[0], "botUser", "password"), TenantSecrets.Text(after[0], "botUser", "password"));
        Assert.Equal(["tenants-b64"], again.Values.Names.Where(name => again.Values[name] != secrets.Values[name]));
    }

    [Fact]
    public async Task A_tenant_that_the_settings_no_longer_name_keeps_its_bot()
    {
        var two = TestDeployment.Sops with { Tenants = [new TenantSettings("acme", "Acme"), new TenantSettings("openmeet", "OpenMeet")] };
        var secrets = await SecretsOfTest.InitAsync(two);

        var again = await SecretsOfTest.InitAsync(document: secrets.Document);

        Assert.Equal(["openmeet", "acme"], TenantSecrets.Parse(again.Values["tenants-b64"]!)!.Select(entry => TenantSecrets.Text(entry, "id")));
    }

    [Fact]
    public async Task A_derived_secret_follows_its_source()
    {
        var secrets = await SecretsOfTest.CopyAsync();

        var again = await SecretsOfTest.InitAsync(document: secrets.Document with { Secrets = secrets.Values.With("postgres-password", "a/b c%") });

        Assert.Equal("a%2Fb%20c%25", again.Values["postgres-password-uri-encoded"]);
    }

    [Fact]
    public async Task Secrets_of_options_are_made_when_the_option_is_on()
    {
        string[] ofOptions = ["turn-shared-secret", "livekit-key", "livekit-secret", "synapse-replication-secret"];

        Assert.Empty((await SecretsOfTest.CopyAsync()).Values.Names.Intersect(ofOptions));
        Assert.Equal(4, (await SecretsOfTest.InitAsync(TestDeployment.WithOptions)).Values.Names.Intersect(ofOptions).Count());
    }
}
