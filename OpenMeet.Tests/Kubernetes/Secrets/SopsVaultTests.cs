using OpenMeet.AppHost.Kubernetes;
using OpenMeet.AppHost.Kubernetes.Secrets;
using OpenMeet.AppHost.Kubernetes.Secrets.Vaults;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Secrets.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Secrets;

/// <summary>Secrets in Git, encrypted by SOPS.</summary>
public sealed class SopsVaultTests
{
    [Fact]
    public async Task What_is_written_is_read_back()
    {
        using var sops = await SopsOfTest.CreateAsync();
        var document = (await SecretsOfTest.CopyAsync()).Document;

        await sops.Vault().WriteAsync(document, CancellationToken.None);
        var read = await sops.Vault().ReadAsync(CancellationToken.None);

        Assert.Equal(document.Secrets.Values, read!.Secrets.Values);
        Assert.Equal(document.Annotations, read.Annotations);
    }

    [Fact]
    public async Task Another_implementation_of_SOPS_reads_it()
    {
        using var sops = await SopsOfTest.CreateAsync();
        var secrets = await SecretsOfTest.CopyAsync();
        await sops.Vault().WriteAsync(secrets.Document, CancellationToken.None);

        var secret = await sops.ReadBySopsAgeAsync();

        Assert.Equal("Opaque", (string?)secret["type"]);
        Assert.Equal("openmeet", (string?)secret["metadata"]!["namespace"]);
        Assert.Equal(secrets.Values["oidc-signing-key"], (string?)secret["stringData"]!["oidc-signing-key"]);
    }

    [Fact]
    public async Task No_value_lies_on_the_disk_or_in_an_argument()
    {
        using var sops = await SopsOfTest.CreateAsync();
        var secrets = await SecretsOfTest.CopyAsync();

        await sops.Vault().WriteAsync(secrets.Document, CancellationToken.None);

        // A password of letters and digits is its own encoding.
        var everything = string.Concat(sops.Folder.Content().Values);
        Assert.All(secrets.Values.Values, secret => Assert.DoesNotContain(secret.Value, everything, StringComparison.Ordinal));
        Assert.Contains("--encrypted-regex ^(data|stringData)$", sops.Arguments, StringComparison.Ordinal);
        Assert.Contains("postgres-password: ENC[AES256_GCM,", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_name_other_files_do_not_stop_it()
    {
        using var sops = await SopsOfTest.CreateAsync();
        await File.WriteAllTextAsync(sops.Folder.File(".sops.yaml"), SopsRules.Render([TestDeployment.Sops with { Environment = "other" }]));

        await sops.Vault().WriteAsync((await SecretsOfTest.CopyAsync()).Document, CancellationToken.None);

        Assert.True(File.Exists(sops.EncryptedFile));
    }

    [Fact]
    public async Task A_file_that_was_changed_by_hand_is_refused()
    {
        using var sops = await SopsOfTest.CreateAsync();
        await sops.Vault().WriteAsync((await SecretsOfTest.CopyAsync()).Document, CancellationToken.None);
        await File.WriteAllTextAsync(sops.EncryptedFile, (await File.ReadAllTextAsync(sops.EncryptedFile)).Replace("namespace: openmeet", "namespace: other", StringComparison.Ordinal));

        var problem = await Assert.ThrowsAsync<DeploymentException>(() => sops.Vault().ReadAsync(CancellationToken.None));

        Assert.Contains("changed by something else than sops", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_for_other_recipients_is_refused()
    {
        using var sops = await SopsOfTest.CreateAsync();
        using var other = await SopsOfTest.CreateAsync();
        await sops.Vault(other.Settings).WriteAsync((await SecretsOfTest.CopyAsync()).Document, CancellationToken.None);

        var problem = await Assert.ThrowsAsync<DeploymentException>(() => sops.Vault().ReadAsync(CancellationToken.None));

        Assert.Contains("SOPS_AGE_KEY_FILE", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_program_nothing_is_written_and_one_line_says_what_to_install()
    {
        using var folder = new CheckoutFolder();
        var vault = new SopsVault(folder.Path, TestDeployment.Sops with { Secrets = TestDeployment.Sops.Secrets with { AgeRecipients = ["age1x"] } }, "no-such-sops");

        var problem = await Assert.ThrowsAsync<DeploymentException>(() => vault.WriteAsync(SecretDocument.Empty, CancellationToken.None));

        Assert.StartsWith("no-such-sops: this program is needed", Assert.Single(problem.Problems), StringComparison.Ordinal);
        Assert.Empty(folder.Content());
    }

    [Fact]
    public async Task Without_recipients_nothing_is_encrypted()
    {
        using var folder = new CheckoutFolder();

        var problem = await Assert.ThrowsAsync<DeploymentException>(
            () => new SopsVault(folder.Path, TestDeployment.Sops).WriteAsync(SecretDocument.Empty, CancellationToken.None));

        Assert.StartsWith("secrets.ageRecipients: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rules_name_the_recipients_of_each_environment()
    {
        var settings = TestDeployment.Sops with { Secrets = TestDeployment.Sops.Secrets with { AgeRecipients = ["age1a", "age1b"] } };

        var rules = SopsRules.Render([TestDeployment.External, settings]);

        Assert.Contains(@"path_regex: ^deploy/kubernetes/secrets/k3s/openmeet-secrets\.enc\.yaml$", rules, StringComparison.Ordinal);
        Assert.Contains("age: age1a,age1b", rules, StringComparison.Ordinal);
        Assert.DoesNotContain("cloud", rules, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_committed_rules_follow_from_the_committed_settings()
    {
        var settings = await SettingsReader.ReadAllAsync(Path.Combine(RepositoryRoot.Path, "deploy"), environment: null, CancellationToken.None);

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, SopsRules.FileName)), SopsRules.Render(settings));
    }
}
