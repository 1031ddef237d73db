using System.Xml.Linq;

namespace OpenMeet.Engine.Tests;

public sealed class FeedTests(FilledFeed feed) : IClassFixture<FilledFeed>
{
    public static TheoryData<string> FromBundle => [.. FeedContents.FromBundle];

    [Theory]
    [MemberData(nameof(FromBundle))]
    public void A_package_of_the_bundle_holds_the_assembly_of_its_name(string id) => Assert.Equal(id, feed.AssemblyIn(id).Name);

    [Fact]
    public void Each_package_is_one_file_and_nothing_else_is_left() => Assert.Equal(feed.Count, feed.Files.Count(file => file.EndsWith(".nupkg", StringComparison.Ordinal)));

    [Fact]
    public void A_package_bears_the_version_that_the_bundle_names() => Assert.Contains("Microsoft.IdentityModel.Tokens.8.19.2.nupkg", feed.Files);

    [Fact]
    public void Dependencies_inside_the_bundle_are_kept() =>
        Assert.Contains(("Microsoft.IdentityModel.Tokens", "8.19.2"), Dependencies("Microsoft.IdentityModel.JsonWebTokens"));

    [Fact]
    public void A_dependency_of_a_listed_package_comes_with_it() => Assert.Contains("Microsoft.Bcl.Cryptography.10.0.2.nupkg", feed.Files);

    [Fact]
    public void Extensions_that_the_framework_carried_become_dependencies() =>
        Assert.Contains("Microsoft.Extensions.Hosting.Abstractions", Dependencies("OpenTelemetry.Extensions.Hosting").Select(dependency => dependency.Id));

    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Microsoft.AspNetCore.SignalR.Common")]
    public void A_package_that_needs_ASP_NET_Core_asks_for_it(string id) =>
        Assert.Equal(["Microsoft.AspNetCore.App"], Named(id, "frameworkReference").Select(element => (string)element.Attribute("name")!));

    [Fact]
    public void A_package_that_the_shared_framework_carries_is_empty() =>
        Assert.Equal(["lib/net10.0/_._"], feed.Lib("Microsoft.AspNetCore.SignalR.Common"));

    [Fact]
    public void A_package_of_the_SDKs_folder_holds_its_assembly() =>
        Assert.Equal("Microsoft.VisualStudio.SolutionPersistence", feed.AssemblyIn("Microsoft.VisualStudio.SolutionPersistence").Name);

    private IEnumerable<(string Id, string Version)> Dependencies(string id) =>
        Named(id, "dependency").Select(element => ((string)element.Attribute("id")!, (string)element.Attribute("version")!));

    private IEnumerable<XElement> Named(string id, string name) => feed.Describe(id).Descendants().Where(element => element.Name.LocalName == name);
}
