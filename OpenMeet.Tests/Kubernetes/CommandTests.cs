using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>The command as it is typed.</summary>
public sealed class CommandTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "OpenMeet.AppHost");

    // Its own output, of the same configuration: beside the tests it lacks what only a program needs.
    private static readonly string AppHost = Path.Combine(
        Folder, Path.GetRelativePath(Path.Combine(RepositoryRoot.Path, "OpenMeet.Tests"), AppContext.BaseDirectory), "OpenMeet.AppHost.dll");

    [Fact]
    public async Task It_writes_base_and_overlays_and_says_so()
    {
        using var generation = new Generation();
        var (exitCode, output, errors) = await RunAsync("--output", generation.Output, "--settings", generation.SettingsFolder, "--manifest", DeploymentFixture.ManifestPath);
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal($"{generation.Files().Count} files in {generation.Output}: base, city\n", output);
    }

    [Fact]
    public async Task Wrong_settings_end_it_with_78_and_a_line_each()
    {
        using var generation = new Generation(SettingsText.With("tag: 1.0.0", "tag: latest"));
        var (exitCode, output, errors) = await RunAsync("--output", generation.Output, "--settings", generation.SettingsFolder, "--manifest", DeploymentFixture.ManifestPath);
        Assert.Equal((78, ""), (exitCode, output));
        Assert.Equal($"{generation.SettingsFolder}/city.yaml: images.tag: 'latest' means another image tomorrow. Write the version to deploy, such as 1.0.0.\n", errors);
        Assert.Empty(generation.Files());
    }

    [Fact]
    public async Task Paths_are_meant_from_the_root_of_the_checkout()
    {
        using var generation = new Generation();
        var (exitCode, _, errors) = await RunAsync("--output", generation.Output);
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("overlays/cloud/kustomization.yaml", generation.Files().Keys);
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        ExternalProgram.RunAsync("dotnet", [AppHost, "kubernetes", .. arguments], folder: Folder);
}
