using System.Text;
using System.Text.Json.Nodes;
using OpenMeet.AppHost.Kubernetes.Secrets;
using OpenMeet.AppHost.Kubernetes.Secrets.Checking;
using OpenMeet.Tests.Kubernetes.Secrets.Support;

namespace OpenMeet.Tests.Kubernetes.Secrets;

/// <summary><c>secrets check</c> finds each kind of damage, by name, and never tells a value.</summary>
public sealed class CheckTests
{
    public static TheoryData<string, string, string> Damages => new()
    {
        { "redis-password", "", "is missing" },
        { "redis-password", "CHANGE_ME_BEFORE_DEPLOY_CHANGE_ME", "is a placeholder" },
        { "redis-password", "tooShort1", "has less than 32 characters" },
        { "redis-password", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "is not random" },
        { "redis-password", "abcdefghijklmnopqrstuvwxyz0123456789 !", "is not of letters and digits alone" },
        { "mas-encryption-key", "abc", "is not 64 hexadecimal digits" },
        { "synapse-form-secret", "zz34567890123456789012345678901234567890123456789012345678901234", "is not 64 hexadecimal digits" },
        { "synapse-signing-key", "ed25519 a_1 c2hvcnQ", "is not a signing key: ed25519, an id, and 32 bytes in unpadded base64" },
        { "oidc-signing-key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "is not an RSA private key in PEM" },
        { "mas-signing-key", "none", "is not an RSA private key in PEM" },
        { "tenants-b64", "bm8gSlNPTg==", "is no list of tenants in base64" },
        { "postgres-password-uri-encoded", "somethingElse", "is not the encoding of postgres-password" },
        { "livekit-key", "0123456789abcdefghijklmnopqrstuv", "belongs to nothing in the manifest or the settings" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_value_is_found(string name, string value, string fault)
    {
        var secrets = await SecretsOfTest.CopyAsync();

        var findings = secrets.Check(secrets.Values.With(name, value));

        Assert.Contains(findings, finding => finding.Name == name && finding.Fault == fault);
        Assert.All(findings, finding => Assert.True(value.Length == 0 || !finding.ToString().Contains(value, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_small_RSA_key_is_found()
    {
        var secrets = await SecretsOfTest.CopyAsync();
        using var rsa = System.Security.Cryptography.RSA.Create(1024);

        AssertFinds(secrets, "mas-signing-key", rsa.ExportPkcs8PrivateKeyPem(), "is an RSA key of less than 2048 bits");
    }

    [Fact]
    public async Task A_value_that_serves_for_two_things_is_found()
    {
        var secrets = await SecretsOfTest.CopyAsync();

        AssertFinds(secrets, "redis-password", secrets.Values["postgres-password"]!, "has the value of postgres-password");
    }

    [Fact]
    public async Task A_bot_with_the_password_of_something_else_is_found()
    {
        var secrets = await SecretsOfTest.CopyAsync();
        var tenants = Tenants(secrets, entry => entry["botUser"]!["password"] = secrets.Values["redis-password"]);

        var findings = secrets.Check(secrets.Values.With("tenants-b64", tenants));

        Assert.Contains(findings, finding => finding.Name == "the password of the bot of 'openmeet'" && finding.Fault == "has the value of redis-password");
    }

    [Fact]
    public async Task A_changed_key_is_found_by_its_fingerprint()
    {
        var (secrets, other) = (await SecretsOfTest.CopyAsync(), await SecretsOfTest.InitAsync());

        AssertFinds(secrets, "synapse-signing-key", other.Values["synapse-signing-key"]!, "is another key than the one on record");
    }

    [Fact]
    public async Task A_key_without_a_record_is_found()
    {
        var secrets = await SecretsOfTest.CopyAsync();
        var document = secrets.Document with { Annotations = SecretDocument.Empty.Annotations };

        var findings = SecretCheck.Run(document, secrets.Definitions, OpenMeet.Tests.Kubernetes.Support.TestDeployment.Sops);

        Assert.Contains(findings, finding => finding is { Name: "mas-encryption-key", Fault: "has no fingerprint on record" });
    }

    [Fact]
    public async Task A_tenant_of_the_settings_that_is_missing_is_found()
    {
        var secrets = await SecretsOfTest.CopyAsync();

        AssertFinds(secrets, "tenants-b64", Tenants(secrets, entry => entry["id"] = "other"), "lacks the tenant 'openmeet' of the settings", "has the tenant 'other', which the settings do not name");
    }

    [Fact]
    public async Task A_bot_without_a_good_password_is_found()
    {
        var secrets = await SecretsOfTest.CopyAsync();

        AssertFinds(secrets, "tenants-b64", Tenants(secrets, entry => entry["botUser"]!["password"] = "weak"), "has the tenant 'openmeet' whose bot's password is missing or shorter than 24");
    }

    [Fact]
    public async Task Two_bots_with_one_name_are_found()
    {
        var secrets = await SecretsOfTest.CopyAsync();
        var entry = TenantSecrets.Parse(secrets.Values["tenants-b64"]!)![0];
        var other = entry.DeepClone();
        other["id"] = "other";

        AssertFinds(secrets, "tenants-b64", Encode([entry.DeepClone(), other]), "has 2 bots with one email", "has 2 bots with one slug");
    }

    [Fact]
    public async Task A_tenant_that_is_there_twice_is_found()
    {
        var secrets = await SecretsOfTest.CopyAsync();
        var entry = TenantSecrets.Parse(secrets.Values["tenants-b64"]!)![0];

        AssertFinds(secrets, "tenants-b64", Encode([entry.DeepClone(), entry.DeepClone()]), "has a tenant twice");
    }

    [Fact]
    public async Task Environments_that_share_a_value_are_found()
    {
        var (mine, theirs) = (await SecretsOfTest.CopyAsync(), await SecretsOfTest.InitAsync());
        var shared = mine.Values.With("redis-password", theirs.Values["postgres-password"]!);

        var findings = DistinctSecrets.Across(shared, theirs.Values, "cloud", mine.Definitions, theirs.Definitions);

        Assert.Equal("has the value of postgres-password in the environment cloud", Assert.Single(findings).Fault);
    }

    private static void AssertFinds(SecretsOfTest secrets, string name, string value, params string[] faults)
    {
        var findings = secrets.Check(secrets.Values.With(name, value));
        Assert.All(faults, fault => Assert.Contains(findings, finding => finding.Name == name && finding.Fault == fault));
    }

    private static string Tenants(SecretsOfTest secrets, Action<JsonObject> change)
    {
        var entry = (JsonObject)TenantSecrets.Parse(secrets.Values["tenants-b64"]!)![0].DeepClone();
        change(entry);
        return Encode([entry]);
    }

    private static string Encode(JsonNode[] entries) => Convert.ToBase64String(Encoding.UTF8.GetBytes(new JsonArray(entries).ToJsonString()));
}
