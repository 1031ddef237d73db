using Aspire.Hosting.Testing;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Manifest;

/// <summary>The manifest at the root is the AppHost's own word, not a second description.</summary>
public sealed class ManifestTests
{
    [Fact]
    public async Task The_committed_manifest_is_what_the_AppHost_generates()
    {
        // Beside the committed one: the paths in a manifest are relative to it.
        var generated = Path.Combine(RepositoryRoot.Path, $"aspire-manifest.{Guid.NewGuid():N}.json");
        try
        {
            await PublishAsync(generated);

            var committed = Path.Combine(RepositoryRoot.Path, "aspire-manifest.json");
            Assert.Equal(await File.ReadAllTextAsync(committed), await File.ReadAllTextAsync(generated));
        }
        finally
        {
            File.Delete(generated);
        }
    }

    private static async Task PublishAsync(string path)
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.OpenMeet_AppHost>(
            ["--publisher", "manifest", "--output-path", path]);
        await using var app = await builder.BuildAsync();
        await app.RunAsync();
    }
}
