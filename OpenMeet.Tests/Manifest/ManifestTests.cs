using System.Text.Json;
using Aspire.Hosting.Testing;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Manifest;

/// <summary>The manifest at the root is the AppHost's own word, not a second description.</summary>
public sealed class ManifestTests
{
    [Fact]
    public async Task The_committed_manifest_is_what_the_AppHost_generates()
    {
        var generated = await PublishAsync();

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "aspire-manifest.json")), generated);
    }

    [Fact]
    public async Task How_the_bots_sign_in_is_a_setting_of_the_AppHost()
    {
        var manifest = JsonDocument.Parse(await PublishAsync("--Bots:SignIn=PersonalSession"));

        var chat = manifest.RootElement.GetProperty("resources").GetProperty("chat").GetProperty("env");
        Assert.Equal("PersonalSession", chat.GetProperty("Bots__SignIn").GetString());
    }

    private static async Task<string> PublishAsync(params string[] arguments)
    {
        // Beside the committed one: the paths in a manifest are relative to it.
        var path = Path.Combine(RepositoryRoot.Path, $"aspire-manifest.{Guid.NewGuid():N}.json");
        try
        {
            var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.OpenMeet_AppHost>(
                ["--publisher", "manifest", "--output-path", path, .. arguments]);
            await using var app = await builder.BuildAsync();
            await app.RunAsync();
            return await File.ReadAllTextAsync(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
