using OpenMeet.AppHost.Kubernetes.Output;
using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>What is written, and what is left alone.</summary>
[Collection(DeploymentCollection.Name)]
public sealed class OutputTests(DeploymentFixture deployment)
{
    private static readonly string CommittedOutput = Path.Combine(RepositoryRoot.Path, "deploy", "kubernetes");

    [Fact]
    public async Task Twice_gives_the_same_bytes()
    {
        using var first = new Generation();
        using var second = new Generation();
        await first.RunAsync();
        await second.RunAsync();
        await second.RunAsync();
        Assert.Equal(first.Files(), second.Files());
    }

    [Fact]
    public void The_committed_base_is_what_the_generator_writes() => Assert.Equal(Generated("base"), Committed("base"));

    [Theory]
    [InlineData("cloud")]
    [InlineData("k3s")]
    public void The_committed_overlays_are_what_the_generator_writes(string cluster) => Assert.Equal(Generated($"overlays/{cluster}"), Committed($"overlays/{cluster}"));

    [Fact]
    public void Every_cluster_of_the_repository_has_its_overlay() => Assert.Equal(
        Directory.EnumerateFiles(DeploymentFixture.CommittedSettings, "*.yaml").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
        Directory.EnumerateDirectories(Path.Combine(CommittedOutput, "overlays")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_file_says_that_it_is_generated() =>
        Assert.All(ScratchFolder.Read(deployment.Output), file => Assert.True(GeneratedFile.IsGenerated(file.Value), file.Key));

    [Fact]
    public void Every_file_has_Unix_line_ends_and_a_last_one() =>
        Assert.All(ScratchFolder.Read(deployment.Output), file => Assert.True(file.Value.EndsWith('\n') && !file.Value.EndsWith("\n\n", StringComparison.Ordinal) && !file.Value.Contains('\r', StringComparison.Ordinal), file.Key));

    [Fact]
    public async Task What_is_no_longer_generated_goes()
    {
        using var generation = new Generation();
        await generation.RunAsync();
        Assert.Contains("overlays/city/turn/coturn-deployment.yaml", generation.Files().Keys);

        generation.Settings = SettingsText.With("turn:\n  host: turn.meet.city\n  externalAddress: 81.2.69.142\n", "");
        await generation.RunAsync();

        Assert.DoesNotContain(generation.Files().Keys, path => path.Contains("coturn", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(generation.Output, "overlays", "city", "turn")));
    }

    [Fact]
    public async Task The_overlay_of_a_cluster_that_is_gone_goes()
    {
        using var generation = new Generation();
        generation.WriteSettings("town.yaml", SettingsText.Right);
        await generation.RunAsync();
        File.Delete(Path.Combine(generation.SettingsFolder, "town.yaml"));

        await generation.RunAsync();

        Assert.DoesNotContain(generation.Files().Keys, path => path.StartsWith("overlays/town", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_cluster_can_be_written_without_the_others()
    {
        using var generation = new Generation();
        generation.WriteSettings("town.yaml", SettingsText.Right);
        await generation.RunAsync();
        var city = generation.Files().Where(file => file.Key.StartsWith("overlays/city", StringComparison.Ordinal)).ToList();
        generation.Settings = "serverName: wrong";

        Assert.Equal(["town"], (await generation.RunAsync("town")).Environments);

        Assert.Equal(city, generation.Files().Where(file => file.Key.StartsWith("overlays/city", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("overlays/city/notes.md")]
    [InlineData("overlays/hand/kustomization.yaml")]
    [InlineData("base/chat/extra.yaml")]
    [InlineData("secrets/city/secrets.yaml")]
    public async Task What_was_not_generated_stays(string path)
    {
        using var generation = new Generation();
        generation.WriteOutput(path, "mine");
        await generation.RunAsync();
        Assert.Equal("mine", generation.Files()[path]);
    }

    [Fact]
    public async Task A_file_of_ones_own_is_never_overwritten()
    {
        using var generation = new Generation();
        generation.WriteOutput("base/chat/deployment.yaml", "mine");
        Assert.Contains("was not generated", Assert.Single(await generation.FailAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_on_the_way_leaves_the_old_state()
    {
        using var generation = new Generation();
        await generation.RunAsync();
        var before = generation.Files();
        generation.Settings = SettingsText.With("tag: 1.0.0", "tag: 2.0.0");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generation.RunAsync(cancellationToken: new CancellationToken(canceled: true)));

        Assert.Equal(before, generation.Files());
    }

    private static SortedDictionary<string, string> Committed(string folder) => ScratchFolder.Read(Path.Combine(CommittedOutput, folder));

    private SortedDictionary<string, string> Generated(string folder) => ScratchFolder.Read(Path.Combine(deployment.Output, folder));
}
