using System.Text.Json;
using OpenMeet.AppHost.Kubernetes.Secrets;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Objects;
using OpenMeet.Tests.Kubernetes.Secrets.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Secrets;

/// <summary>Secrets in an external store: an ExternalSecret in Git, the values to the operator alone.</summary>
public sealed class ExternalStoreTests
{
    private const string Manifest = "deploy/kubernetes/secrets/cloud/external-secret.yaml";

    [Fact]
    public async Task Without_a_place_for_the_values_only_the_ExternalSecret_is_written()
    {
        using var cli = await SecretsCli.CreateAsync(TestDeployment.External);

        Assert.Equal(0, await cli.RunAsync("init -e cloud"));

        var text = await File.ReadAllTextAsync(cli.Folder.File(Manifest));
        Assert.Contains("property: synapse-signing-key", text, StringComparison.Ordinal);
        Assert.DoesNotContain("fingerprint", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_valid_by_the_operators_schema()
    {
        using var cli = await SecretsCli.CreateAsync(TestDeployment.External);
        await cli.RunAsync("init -e cloud --plain -");

        Assert.Empty(await ObjectSchema.FaultsAsync(cli.Folder.File(Manifest)));
    }

    [Fact]
    public async Task The_values_go_to_standard_output_as_one_JSON_object()
    {
        using var cli = await SecretsCli.CreateAsync(TestDeployment.External);

        await cli.RunAsync("init -e cloud --plain -");

        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(cli.Output)!;
        Assert.Equal(21, values.Count);
        var tracked = string.Concat(cli.Folder.Content().Values);
        Assert.All(values.Values, value => Assert.DoesNotContain(value, tracked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_store_has_is_kept()
    {
        using var cli = await SecretsCli.CreateAsync(TestDeployment.External);
        await cli.RunAsync("init -e cloud --plain {}/cloud.plain.json");
        var former = await ReadAsync(cli, "cloud.plain.json");

        await cli.RunAsync("init -e cloud --values - --plain {}/new.plain.json", SecretJson.Write(new SecretSet(former.Values.Where(pair => pair.Key != "redis-password"))));

        var now = await ReadAsync(cli, "new.plain.json");
        Assert.Equal(["redis-password", "redis-password-uri-encoded"], now.Names.Where(name => now[name] != former[name]));
    }

    [Fact]
    public async Task The_store_is_checked_against_the_fingerprints_on_record()
    {
        using var cli = await SecretsCli.CreateAsync(TestDeployment.External);
        await cli.RunAsync("init -e cloud --plain {}/cloud.plain.json");
        var other = (await SecretsOfTest.CopyAsync()).Values["synapse-signing-key"]!;
        var changed = (await ReadAsync(cli, "cloud.plain.json")).With("synapse-signing-key", other);

        Assert.Equal(0, await cli.RunAsync("check -e cloud --values {}/cloud.plain.json"));
        Assert.Equal(1, await cli.RunAsync("check -e cloud --values -", SecretJson.Write(changed)));
        Assert.Contains("is another key than the one on record", cli.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ExternalSecret_that_lacks_a_key_is_found()
    {
        using var cli = await SecretsCli.CreateAsync(TestDeployment.External);
        await cli.RunAsync("init -e cloud");
        cli.Environments["cloud"] = TestDeployment.WithOptions with { Environment = "cloud", Secrets = TestDeployment.External.Secrets };

        Assert.Equal(1, await cli.RunAsync("check -e cloud"));

        Assert.Contains("does not say what the manifest and the settings need", cli.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_committed_for_the_cloud_is_what_init_writes()
    {
        var settings = await SettingsReader.ReadAsync(Path.Combine(RepositoryRoot.Path, "deploy", "cloud.yaml"), CancellationToken.None);
        var committed = Path.Combine(RepositoryRoot.Path, Manifest);

        var written = ExternalSecretManifest.Write(settings, SecretKinds.Of(await TestDeployment.ManifestAsync(), settings), ExternalSecretManifest.ReadAnnotations(committed));

        Assert.Equal(await File.ReadAllTextAsync(committed), written);
    }

    private static async Task<SecretSet> ReadAsync(SecretsCli cli, string file) =>
        SecretManifest.Read(await File.ReadAllTextAsync(cli.Folder.File(file)), file).Secrets;
}
