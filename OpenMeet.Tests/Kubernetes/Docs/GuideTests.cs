using System.Text.RegularExpressions;
using OpenMeet.AppHost.Kubernetes.Secrets;
using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Docs;

/// <summary>Every command of the documents can be executed, one after the other, as it stands there.</summary>
public sealed partial class GuideTests
{
    private const string Cluster = "cluster";
    private const string Development = "development";

    [Theory]
    [InlineData("deployment.md", 24)]
    [InlineData("maintenance.md", 7)]
    [InlineData("secrets.md", 4)]
    public async Task Its_commands_run_from_the_first_to_the_last(string name, int atLeast)
    {
        using var guide = await Guide.OpenAsync();
        if (name != "deployment.md")
        {
            // Who maintains has deployed.
            await guide.RunAsync(CommandBlock.Read(Guide.Document("deployment.md")).First(block => block.Script.Contains("age-keygen", StringComparison.Ordinal)).Script);
        }

        var blocks = CommandBlock.Read(Guide.Document(name)).Where(block => block.Needs != Development).ToList();

        Assert.True(blocks.Count >= atLeast, $"{blocks.Count} blocks");
        foreach (var block in blocks)
        {
            var failure = await Record.ExceptionAsync(() => guide.RunAsync(block.Script.Replace("git push", "true", StringComparison.Ordinal)));
            Assert.True(failure is null, $"docs/{name}:{block.Line}: {failure?.Message}");
        }
    }

    [Fact]
    public void Every_block_says_what_it_needs() =>
        Assert.All(
            ((string[])["deployment.md", "maintenance.md", "secrets.md"]).SelectMany(name => CommandBlock.Read(Guide.Document(name))),
            block => Assert.Contains(block.Needs, (string[])["", Cluster, Development]));

    [Fact]
    public void What_needs_a_cluster_is_marked() =>
        Assert.DoesNotContain(
            ((string[])["deployment.md", "maintenance.md", "secrets.md"]).SelectMany(name => CommandBlock.Read(Guide.Document(name))),
            block => block.Needs.Length == 0 && ClusterCommand().IsMatch(block.Script));

    [Fact]
    public async Task Every_secret_has_a_section_that_says_what_its_rotation_costs()
    {
        var document = Guide.Document("secrets.md");
        var secrets = SecretKinds.Of(await TestDeployment.ManifestAsync(), TestDeployment.WithOptions);

        foreach (var secret in secrets.Where(secret => !secret.IsDerived))
        {
            Assert.Contains($"\n### {secret.Name}\n\n{Word(secret.Rotation)}. ", document, StringComparison.Ordinal);
        }

        Assert.Equal(secrets.Count(secret => !secret.IsDerived), Section().Count(document));
        Assert.All(secrets.Where(secret => secret.IsDerived), secret => Assert.Contains(secret.Name, document, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_links_lead_somewhere()
    {
        foreach (var name in (string[])["deployment.md", "maintenance.md", "secrets.md"])
        {
            foreach (Match link in LocalLink().Matches(Guide.Document(name)))
            {
                var target = Path.Combine(RepositoryRoot.Path, "docs", link.Groups["file"].Value);
                Assert.True(File.Exists(target), $"docs/{name}: {link.Value}");
                Assert.Contains($"# {link.Groups["section"].Value}", File.ReadAllText(target), StringComparison.Ordinal);
            }
        }
    }

    private static string Word(SecretRotation rotation) => rotation switch
    {
        SecretRotation.Replace => "Replace",
        SecretRotation.AddInFront => "Add in front",
        SecretRotation.ByHand => "By hand",
        _ => "Never",
    };

    [GeneratedRegex(@"(?<!-- )\b(flux|curl) |kubectl (?!kustomize)|-- (check|admin) ", RegexOptions.CultureInvariant)]
    private static partial Regex ClusterCommand();

    [GeneratedRegex("^### ", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex(@"\]\((?<file>[\w./-]+\.md)(#(?<section>[\w-]+))?\)", RegexOptions.CultureInvariant)]
    private static partial Regex LocalLink();
}
