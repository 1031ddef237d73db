using OpenMeet.Tests.Kubernetes.Secrets.Support;

namespace OpenMeet.Tests.Kubernetes.Secrets;

/// <summary><c>secrets check</c> looks for plain text in what Git tracks.</summary>
public sealed class TrackedFileTests
{
    private const string PlainSecret = "kind: Secret\nstringData:\n  password: abc\n";

    [Theory]
    [InlineData("deploy/kubernetes/secret.yaml", PlainSecret)]
    [InlineData("deploy/kubernetes/secret.yml", "kind: List\nitems:\n  - kind: Secret\n    data: { password: YWJj }\n")]
    [InlineData("deploy/kubernetes/secret.json", """{"kind": "Secret", "stringData": {"password": "abc"}}""")]
    [InlineData("deploy/kubernetes/secret.yaml", "kind: ConfigMap\n---\nkind: Secret\nstringData:\n  a: ENC[AES256_GCM,x]\n  b: plain\n")]
    public async Task A_Secret_with_plain_data_is_found(string file, string text)
    {
        using var cli = await CheckedAsync(file, text);

        Assert.Contains($"{file}", cli.Printed, StringComparison.Ordinal);
        Assert.Contains("is a Secret with data that is not encrypted", cli.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deploy/kubernetes/secret.yaml", "kind: Secret\nstringData:\n  password: ENC[AES256_GCM,data:x]\n")]
    [InlineData("deploy/kubernetes/reference.yaml", "kind: Deployment\nspec: { secretName: openmeet-secrets }\n")]
    [InlineData("docs/secret.yaml", PlainSecret)]
    public async Task What_is_no_plain_Secret_of_the_deployment_is_not(string file, string text)
    {
        using var cli = await CheckedAsync(file, text);

        Assert.DoesNotContain("WRONG", cli.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_value_is_found_in_any_tracked_file()
    {
        using var cli = await SecretsCli.CreateAsync();
        await cli.RunAsync("init -e k3s --plain {}/k3s.plain.yaml");
        File.Copy(cli.Folder.File("k3s.plain.yaml"), cli.Folder.File("notes.txt"));
        await cli.GitAsync("add", "notes.txt");

        Assert.Equal(1, await cli.RunAsync("check -e k3s --values {}/k3s.plain.yaml"));

        Assert.Contains("holds the value of redis-password", cli.Printed, StringComparison.Ordinal);
    }

    private static async Task<SecretsCli> CheckedAsync(string file, string text)
    {
        var cli = await SecretsCli.CreateAsync();
        await cli.RunAsync("init -e k3s --plain {}/k3s.plain.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(cli.Folder.File(file))!);
        await File.WriteAllTextAsync(cli.Folder.File(file), text);
        await cli.GitAsync("add", file);
        await cli.RunAsync("check -e k3s --values {}/k3s.plain.yaml");
        return cli;
    }
}
