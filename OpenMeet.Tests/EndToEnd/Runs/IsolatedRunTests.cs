using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;
using OpenMeet.AppHost.Runs;

namespace OpenMeet.Tests.EndToEnd.Runs;

/// <summary>
/// What <c>--isolated</c> alone makes of the stack, described and not started. That such a run is a whole one beside others is
/// what the shared stack shows, which is started by it.
/// </summary>
public sealed class IsolatedRunTests : IAsyncLifetime
{
    private IDistributedApplicationTestingBuilder _run = null!;

    public async Task InitializeAsync() => _run = await DescribeAsync();

    public async Task DisposeAsync() => await _run.DisposeAsync();

    [Fact]
    public void It_keeps_no_data() =>
        Assert.DoesNotContain(_run.Resources.SelectMany(resource => resource.Annotations.OfType<ContainerMountAnnotation>()), mount => mount.Type == ContainerMountType.Volume);

    [Fact]
    public async Task Its_secrets_are_its_own_and_kept_nowhere()
    {
        await using var other = await DescribeAsync();

        Assert.NotEqual(await SecretAsync(other), await SecretAsync(_run));
        Assert.Equal("openmeet-isolated", _run.Configuration["ASPIRE_USER_SECRETS_ID"]);
        Assert.False(File.Exists(PathHelper.GetSecretsPathFromSecretsId("openmeet-isolated")));
    }

    // A test has random ports whatever it asks for.
    [Fact]
    public void It_takes_no_fixed_port() =>
        Assert.True(new ConfigurationBuilder().AddCommandLine(RunArguments.Read(["--isolated"])).Build().GetValue<bool>("DcpPublisher:RandomizePorts"));

    private static Task<IDistributedApplicationTestingBuilder> DescribeAsync() =>
        DistributedApplicationTestingBuilder.CreateAsync<Projects.OpenMeet_AppHost>(["--isolated"]);

    private static async Task<string?> SecretAsync(IDistributedApplicationTestingBuilder run) =>
        await run.Resources.OfType<ParameterResource>().Single(parameter => parameter.Name == "oidc-platform-client-secret").GetValueAsync(CancellationToken.None);
}
