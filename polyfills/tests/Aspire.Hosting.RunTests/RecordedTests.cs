using Aspire.Hosting.RunTests.Support;

namespace Aspire.Hosting.RunTests;

/// <summary>The AppHost of the recordings gives DCP what the real Aspire.Hosting 13.5.2 gave it, and works.</summary>
public sealed class RecordedTests(SampleAppHost host) : IClassFixture<SampleAppHost>
{
    [Fact]
    public async Task Every_object_is_as_it_was_recorded()
    {
        var all = new Dictionary<string, IReadOnlyList<System.Text.Json.Nodes.JsonNode>>();
        foreach (var collection in RecordedObjects.Collections)
        {
            all[collection] = await host.Process.ObjectsAsync(collection);
        }

        var (expected, actual) = (RecordedObjects.Expected(), new RecordedObjects(all).Actual());

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, text) in expected)
        {
            if (!RecordedObjects.Matches(text, actual[name]))
            {
                Assert.Equal(text, actual[name]);
            }
        }
    }

    [Fact]
    public async Task The_dashboard_lets_in_who_has_the_token_and_nobody_else()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

        using var right = await client.GetAsync(host.Process.Login);
        using var wrong = await client.GetAsync(new Uri(host.Process.Login, "/login?t=wrong"));
        using var without = await client.GetAsync(new Uri(host.Process.Login, "/"));

        Assert.Equal("/", right.Headers.Location?.OriginalString);
        Assert.NotEqual("/", wrong.Headers.Location?.OriginalString);
        Assert.Contains("/login", without.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_resource_service_answers_nobody_without_its_key()
    {
        using var client = new ResourceServiceClient(await AddressAsync(), key: null);

        var error = await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => client.ResourcesAsync(CancellationToken.None));

        Assert.Equal(Grpc.Core.StatusCode.Unauthenticated, error.StatusCode);
    }

    [Fact]
    public async Task The_dashboard_is_told_all_resources_and_shown_the_right_ones()
    {
        using var client = await host.Process.ConnectAsync();

        var resources = await client.ResourcesAsync(CancellationToken.None);

        Assert.Equal(
            ["chat", "chat", "chatdb", "migrate", "oidc", "postgres", "proxy", "redis", "signing-key", "title", "web"],
            resources.Where(r => !r.IsHidden).Select(r => r.DisplayName).Except(["postgres-password", "redis-password"]).Concat(["chat"]).Order(StringComparer.Ordinal));
        Assert.Equal(2, resources.Count(r => r.DisplayName == "chat"));
        Assert.True(resources.Single(r => r.DisplayName == "aspire-dashboard").IsHidden);
        Assert.All(resources, r => Assert.NotNull(r.CreatedAt));
    }

    [Fact]
    public async Task A_database_is_shown_under_its_server_and_lives_with_it()
    {
        using var client = await host.Process.ConnectAsync();

        var resources = await client.ResourcesAsync(CancellationToken.None);

        var (server, database) = (resources.Single(r => r.DisplayName == "postgres"), resources.Single(r => r.DisplayName == "chatdb"));
        Assert.Equal(server.Name, database.Properties.Single(p => p.Name == "resource.parentName").Value.StringValue);
        Assert.Equal(server.StartedAt, database.StartedAt);
        Assert.Equal(["chatdb_check", "postgres_check"], database.HealthReports.Select(r => r.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_container_reaches_a_process_of_the_host_through_the_tunnel()
    {
        var web = await UrlAsync("web");
        var oidc = new Uri(await host.Process.VariableAsync("containers", "web", "OIDC_URL"));

        var answer = await GetAsync($"{web}/get?{oidc.Authority}/health");

        Assert.EndsWith("Healthy", answer, StringComparison.Ordinal);
        Assert.Equal("aspire.dev.internal", oidc.Host);
    }

    [Theory]
    [InlineData("/file?/etc/sample/app.conf", "answer=42\n")]
    [InlineData("/file?/etc/sample/sub/run.sh", "#!/bin/sh\n")]
    [InlineData("/file?/mnt/data/hello.txt", "hello\n")]
    [InlineData("/file?/secretlen", "22\n")]
    [InlineData("/env/FLAVOR_IN_IMAGE", "vanilla")]
    [InlineData("/env/TITLE_IN_IMAGE", "sample title")]
    public async Task A_container_has_what_the_model_gave_it(string path, string content) =>
        Assert.Equal(content, await GetAsync(await UrlAsync("web") + path));

    [Fact]
    public async Task Two_replicas_share_an_address()
    {
        var chat = await UrlAsync("chat");
        var seen = new HashSet<string>();

        await Eventually.IsTrueAsync(() => seen.Add(GetAsync($"{chat}/who").GetAwaiter().GetResult()) && seen.Count == 2, "One replica takes all connections.");

        Assert.All(seen, s => Assert.Contains("\"args\":[\"--from-profile\",\"one\",\"--title\",\"sample title\"]", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_configures_the_AppHost_does_not_configure_a_project_without_launch_profile()
    {
        var variables = await GetAsync($"{await UrlAsync("proxy")}/variables");

        Assert.DoesNotContain("ASPNETCORE_ENVIRONMENT", variables, StringComparison.Ordinal);
        Assert.DoesNotContain("DOTNET_LAUNCH_PROFILE", variables, StringComparison.Ordinal);
        Assert.DoesNotContain("DCP_", variables, StringComparison.Ordinal);
        Assert.Contains("ASPIRE_ALLOW_UNSECURED_TRANSPORT", variables, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_of_the_dashboard_restarts_a_container_under_the_same_address()
    {
        using var client = await host.Process.ConnectAsync();
        var web = (await client.ResourcesAsync(CancellationToken.None)).Single(r => r.DisplayName == "web");

        var response = await client.ExecuteAsync(web.Name, "restart", CancellationToken.None);

        Assert.Equal(DashboardService.Proto.V1.ResourceCommandResponseKind.Succeeded, response.Kind);
        Assert.Equal("Healthy", await GetAsync($"{await UrlAsync("web")}/health"));
        Assert.Contains(await client.LogAsync(web.Name, CancellationToken.None), l => l.Text.Contains("listening on 8000, arguments --serve all", StringComparison.Ordinal));
    }

    private Task<string> AddressAsync() => host.Process.VariableAsync("executables", "aspire-dashboard", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL");

    private async Task<string> UrlAsync(string service)
    {
        var port = (await host.Process.ObjectsAsync("services")).Single(s => (string)s["metadata"]!["name"]! == service)["status"]!["effectivePort"];
        return $"http://localhost:{port}";
    }

    // A new connection each time: the proxy spreads connections, not requests.
    private static async Task<string> GetAsync(string url)
    {
        using var client = new HttpClient { Timeout = TestApp.Patience };
        return await client.GetStringAsync(new Uri(url));
    }
}
