using Microsoft.Extensions.DependencyInjection;
using OpenMeet.AppHost.Kubernetes;
using OpenMeet.AppHost.Kubernetes.Checks;
using OpenMeet.Tests.Kubernetes.Checks.Support;

namespace OpenMeet.Tests.Kubernetes.Checks;

/// <summary>Which public names belong to a URL.</summary>
public sealed class FinderTests
{
    [Theory]
    [InlineData("https://openmeet.invalid")]
    [InlineData("https://chat.openmeet.invalid/")]
    public async Task A_deployment_is_found_by_its_public_host_or_its_chat(string given)
    {
        var urls = await FindAsync(given);

        Assert.Equal(
            ["https://chat.openmeet.invalid/", "https://matrix.openmeet.invalid/", "https://account.openmeet.invalid/", "https://id.openmeet.invalid/", "https://element.openmeet.invalid/"],
            urls.All.Select(name => name.Url.AbsoluteUri));
    }

    [Fact]
    public async Task What_the_stack_says_of_itself_comes_first()
    {
        await using var deployment = await ScriptedDeployment.StartAsync();

        var urls = await FindAsync(deployment.Urls.Chat.AbsoluteUri, new CheckOptions(Matrix: deployment.Urls.Matrix, Element: deployment.Urls.Element));

        Assert.Equal(deployment.Urls, urls);
    }

    [Fact]
    public async Task What_cannot_be_found_out_must_be_given()
    {
        await using var deployment = await ScriptedDeployment.StartAsync();

        var problem = await Assert.ThrowsAsync<DeploymentException>(() => FindAsync(deployment.Urls.Chat.AbsoluteUri));

        Assert.Equal(["--matrix", "--account", "--element"], problem.Problems.Select(line => line.Split(':')[0]));
    }

    [Theory]
    [InlineData("ftp://openmeet.invalid")]
    [InlineData("https://chat.openmeet.invalid/page")]
    [InlineData("openmeet.invalid")]
    public async Task What_is_no_public_URL_is_refused(string given) =>
        await Assert.ThrowsAsync<DeploymentException>(() => FindAsync(given));

    private static async Task<PublicUrls> FindAsync(string given, CheckOptions? options = null)
    {
        options ??= new CheckOptions();
        await using var services = new ServiceCollection().AddPublicClient(options).BuildServiceProvider();
        return await new PublicUrlFinder(services.GetRequiredService<PublicClient>()).FindAsync(new Uri(given, UriKind.RelativeOrAbsolute), options, CancellationToken.None);
    }
}
