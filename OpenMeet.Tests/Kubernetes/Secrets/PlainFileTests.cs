using OpenMeet.AppHost.Kubernetes;
using OpenMeet.AppHost.Kubernetes.Secrets;
using OpenMeet.Tests.Kubernetes.Secrets.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Secrets;

/// <summary><c>--plain</c>: plain text where the user asks for it, and nowhere else.</summary>
public sealed class PlainFileTests
{
    [Fact]
    public async Task The_file_is_a_Secret_for_its_owner_alone()
    {
        using var cli = await SecretsCli.CreateAsync();

        Assert.Equal(0, await cli.RunAsync("init -e k3s --plain {}/k3s.plain.yaml"));

        var file = cli.Folder.File("k3s.plain.yaml");
        Assert.Equal("600\n", await Machine.RunAsync("stat", ["--format=%a", file]));
        Assert.Equal(21, SecretManifest.Read(await File.ReadAllTextAsync(file), file).Secrets.Names.Count);
        Assert.StartsWith("apiVersion: v1\nkind: Secret\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_init_leaves_every_byte()
    {
        using var cli = await SecretsCli.CreateAsync();
        await cli.RunAsync("init -e k3s --plain {}/k3s.plain.yaml");
        var before = cli.Folder.Content();

        await cli.RunAsync("init -e k3s --plain {}/k3s.plain.yaml");

        Assert.Equal(before, cli.Folder.Content());
    }

    [Fact]
    public async Task A_file_that_git_could_take_is_refused()
    {
        using var cli = await SecretsCli.CreateAsync();

        Assert.Equal(DeploymentException.ExitCode, await cli.RunAsync("init -e k3s --plain {}/deploy/secret.yaml"));

        Assert.Contains("git could take", cli.Printed, StringComparison.Ordinal);
        Assert.False(File.Exists(cli.Folder.File("deploy/secret.yaml")));
    }

    [Fact]
    public async Task The_dash_prints_the_Secret_and_nothing_else()
    {
        using var cli = await SecretsCli.CreateAsync();

        await cli.RunAsync("init -e k3s --plain -");

        Assert.Equal(21, SecretManifest.Read(cli.Output, "output").Secrets.Names.Count);
        Assert.DoesNotContain("state", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_command_prints_a_value()
    {
        using var cli = await SecretsCli.CreateAsync();
        await cli.RunAsync("init -e k3s --plain {}/k3s.plain.yaml");
        await cli.RunAsync("check -e k3s --values {}/k3s.plain.yaml");
        await cli.RunAsync("rotate redis-password -e k3s --plain {}/k3s.plain.yaml");
        await cli.RunAsync("rotate mas-encryption-key -e k3s --plain {}/k3s.plain.yaml");

        var secrets = SecretManifest.Read(await File.ReadAllTextAsync(cli.Folder.File("k3s.plain.yaml")), "").Secrets;
        Assert.All(secrets.Values, secret => Assert.DoesNotContain(secret.Value, cli.Printed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_no_Secret_is_refused_without_quoting_it()
    {
        using var cli = await SecretsCli.CreateAsync();
        await File.WriteAllTextAsync(cli.Folder.File("bad.plain.yaml"), "hunter2: [");

        Assert.Equal(DeploymentException.ExitCode, await cli.RunAsync("init -e k3s --plain {}/bad.plain.yaml"));

        Assert.DoesNotContain("hunter2", cli.Printed, StringComparison.Ordinal);
        Assert.Equal("hunter2: [", await File.ReadAllTextAsync(cli.Folder.File("bad.plain.yaml")));
    }

    [Fact]
    public async Task Records_print_no_value()
    {
        var secrets = await SecretsOfTest.CopyAsync();

        Assert.Equal("21 secrets", secrets.Values.ToString());
        Assert.All(secrets.Values.Values, secret => Assert.DoesNotContain(secret.Value, secrets.Document.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Damage_in_any_environment_has_an_exit_code()
    {
        using var cli = await SecretsCli.CreateAsync(TestDeployment.Sops);
        await cli.RunAsync("init -e k3s --plain {}/k3s.plain.yaml");
        Assert.Equal(0, await cli.RunAsync("check -e k3s --values {}/k3s.plain.yaml"));

        Assert.Equal(1, await cli.RunAsync("check -e k3s --values -", """{"redis-password": "x"}"""));
    }
}
