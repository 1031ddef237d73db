using Aspire.Hosting.Testing;

namespace Aspire.Hosting.Tests;

/// <summary>An AppHost of its own project: what the SDK makes of it, and how a test gets hold of its model.</summary>
public class AppHostTests
{
    [Fact]
    public void A_referenced_project_is_a_class()
    {
        IProjectMetadata web = new Projects.Sample_Web();

        Assert.EndsWith(Path.Combine("Sample.Web", "Sample.Web.csproj"), web.ProjectPath, StringComparison.Ordinal);
        Assert.True(web.SuppressBuild);
    }

    [Fact]
    public void The_app_host_is_a_class_of_its_own() =>
        Assert.Equal("Sample.AppHost", Path.GetFileName(Projects.Sample_AppHost.ProjectPath));

    [Fact]
    public async Task The_model_is_there_before_anything_is_built()
    {
        await using var appHost = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Sample_AppHost>();

        Assert.Contains(appHost.Resources, r => r.Name == "web");
        Assert.Equal(Projects.Sample_AppHost.ProjectPath, appHost.AppHostDirectory);
    }

    [Fact]
    public async Task The_app_hosts_launch_profile_is_configuration()
    {
        await using var appHost = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Sample_AppHost>();

        Assert.Equal(("Development", "of the profile"), (appHost.Environment.EnvironmentName, appHost.Configuration["SAMPLE"]));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false", "--DcpPublisher:RandomizePorts=false")]
    public async Task Ports_are_random_unless_the_test_says_otherwise(string expected, params string[] args)
    {
        await using var appHost = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Sample_AppHost>(args);

        Assert.Equal(expected, appHost.Configuration["DcpPublisher:RandomizePorts"]);
    }

    [Fact]
    public async Task The_dashboard_is_off_and_logs_are_on_unless_the_test_says_otherwise()
    {
        DistributedApplicationOptions? given = null;
        await using var appHost = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Sample_AppHost>([], (options, _) => given = options);

        Assert.True(given is { DisableDashboard: true, EnableResourceLogging: true });
    }

    [Fact]
    public async Task Arguments_reach_the_app_host()
    {
        await using var appHost = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Sample_AppHost>(["--Image=other"]);

        appHost.Resources.Single(r => r.Name == "cache").TryGetContainerImageName(out var image);
        Assert.Equal("other:latest", image);
    }

    [Fact]
    public async Task A_failure_of_the_app_host_is_the_tests()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            DistributedApplicationTestingBuilder.CreateAsync<Projects.Sample_AppHost>(["--Fail=on purpose"]));

        Assert.Equal("on purpose", exception.Message);
    }

    [Fact]
    public async Task An_empty_argument_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => DistributedApplicationTestingBuilder.CreateAsync<Projects.Sample_AppHost>([""]));

    [Fact]
    public async Task A_test_can_publish()
    {
        using var directory = new Support.TemporaryDirectory();
        string[] args = ["--publisher", "manifest", "--output-path", directory.Combine("m.json")];
        await using var appHost = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Sample_AppHost>(args);
        await using var application = await appHost.BuildAsync();

        await application.RunAsync();

        Assert.Contains("{web.bindings.http.targetPort}", await File.ReadAllTextAsync(directory.Combine("m.json")), StringComparison.Ordinal);
    }
}
