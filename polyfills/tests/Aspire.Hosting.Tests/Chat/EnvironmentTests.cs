using System.Text.Json;
using Aspire.Hosting.Tests.Support;

namespace Aspire.Hosting.Tests.Chat;

public sealed class EnvironmentTests : IDisposable
{
    private readonly ChatAppHost _appHost = new();

    public void Dispose() => _appHost.Dispose();

    [Theory]
    [InlineData("oidc")]
    [InlineData("chat")]
    [InlineData("proxy")]
    [InlineData("migrate")]
    [InlineData("postgres")]
    [InlineData("redis")]
    [InlineData("web")]
    public async Task Each_resource_gets_the_recorded_variables_in_their_order(string resource)
    {
        var recorded = JsonDocument.Parse(TestData.Read("environment.json")).RootElement.GetProperty(resource);

        var variables = await _appHost[resource].EnvironmentAsync();

        Assert.Equal(recorded.EnumerateObject().Select(v => $"{v.Name}={v.Value.GetString()}"), variables.Select(v => $"{v.Key}={v.Value}"));
    }

    [Theory]
    [InlineData("chat", "--title", "sample title")]
    [InlineData("web", "--serve", "all")]
    [InlineData("redis", "redis-server", "--requirepass", "$REDIS_PASSWORD")]
    [InlineData("postgres")]
    public async Task Each_resource_gets_the_recorded_arguments(string resource, params string[] recorded) =>
        Assert.Equal(recorded, await _appHost[resource].ArgumentsAsync());

    [Theory]
    [InlineData("postgres", "postgres_check")]
    [InlineData("chatdb", "chatdb_check")]
    [InlineData("redis", "redis_check")]
    [InlineData("oidc", "oidc_http_/health_200_check")]
    [InlineData("web", "web_http_/health_200_check")]
    public void Health_checks_are_called_as_recorded(string resource, string key) =>
        Assert.Equal(key, Assert.Single(_appHost[resource].Annotations.OfType<HealthCheckAnnotation>()).Key);

    [Fact]
    public async Task A_container_can_be_told_the_address_of_the_host()
    {
        var web = _appHost.Builder.CreateResourceBuilder<ContainerResource>("web");
        var oidc = _appHost.Builder.CreateResourceBuilder<ProjectResource>("oidc");

        web.WithEnvironment("PUBLIC", oidc.GetEndpoint("http", KnownNetworkIdentifiers.LocalhostNetwork));

        Assert.Equal("http://localhost:5301", (await web.Resource.EnvironmentAsync())["PUBLIC"]);
    }

    [Fact]
    public async Task A_connection_string_is_seen_from_the_host_by_default() =>
        Assert.Equal(
            "Host=localhost;Port=34573;Username=postgres;Password=p@ss;Database=chatdb",
            await ((IResourceWithConnectionString)_appHost["chatdb"]).GetConnectionStringAsync());

    [Fact]
    public void Waiting_for_a_database_waits_for_its_server_too() =>
        Assert.Equal(["postgres", "chatdb"], _appHost["migrate"].Annotations.OfType<WaitAnnotation>().Select(w => w.Resource.Name));
}
