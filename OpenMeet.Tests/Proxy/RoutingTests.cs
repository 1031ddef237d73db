using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace OpenMeet.Tests.Proxy;

public sealed class RoutingTests(ProxyFixture proxy) : IClassFixture<ProxyFixture>
{
    [Theory]
    [InlineData("chat.test", "/", "chat")]
    [InlineData("chat.test", "/signed-in?code=a%2Fb", "chat")]
    [InlineData("chat.test", "/api/chat/event/x/messages?limit=5", "chat")]
    [InlineData("chat.test", "/hubs/chat", "chat")]
    [InlineData("chat.test:80", "/api/directory/-/events/x", "chat")]
    [InlineData("matrix.test", "/_matrix/client/versions", "synapse")]
    [InlineData("matrix.test", "/_matrix/client/v3/rooms/!a:b/state/m.room.name/", "synapse")]
    [InlineData("matrix.test", "/_matrix/client/v3/directory/room/%23a%2Fb:test", "synapse")]
    [InlineData("matrix.test", "/_matrix/client/v3/rooms/!a:b/send/m.room.message/t%2F1%20%C3%A9+~", "synapse")]
    [InlineData("matrix.test", "/_matrix/client/v3/register", "synapse")]
    [InlineData("matrix.test", "/_matrix/client/v3/loginx", "synapse")]
    [InlineData("matrix.test", "/_matrix/media/v3/config", "synapse")]
    [InlineData("matrix.test", "/_synapse/client/x", "synapse")]
    [InlineData("matrix.test", "/_matrix/client/v3/login", "mas")]
    [InlineData("matrix.test", "/_matrix/client/r0/login/", "mas")]
    [InlineData("matrix.test", "/_matrix/client/v3/login/sso/redirect/idp?redirectUrl=x", "mas")]
    [InlineData("matrix.test", "/_matrix/client/v3/logout", "mas")]
    [InlineData("matrix.test", "/_matrix/client/v3/logout/all", "mas")]
    [InlineData("matrix.test", "/_matrix/client/v3/refresh", "mas")]
    [InlineData("account.test", "/.well-known/openid-configuration", "mas")]
    [InlineData("account.test", "/upstream/callback/01H", "mas")]
    [InlineData("id.test:8443", "/connect/token", "oidc")]
    [InlineData("id.test:8443", "/api/accounts/-/users/1", "oidc")]
    [InlineData("element.test", "/config.json", "element")]
    public async Task A_path_reaches_its_service_as_it_was_written(string host, string path, string service)
    {
        var reached = await proxy.ReachedAsync(host, path);
        Assert.Equal((service, path), (reached["service"]!.GetValue<string>(), reached["target"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("matrix.test", "/")]
    [InlineData("matrix.test", "/_matrix/federation/v1/version")]
    [InlineData("matrix.test", "/_matrix/key/v2/server")]
    [InlineData("matrix.test", "/_matrix/")]
    [InlineData("matrix.test", "/api/chat")]
    [InlineData("account.test", "/_matrix/client/v3/login")]
    public async Task A_path_without_a_route_is_404(string host, string path) =>
        await AssertProblemAsync(await proxy.SendAsync(host, path), HttpStatusCode.NotFound, "not_found");

    [Fact]
    public async Task On_the_homeserver_a_problem_is_a_Matrix_error_that_a_browser_may_read()
    {
        using var response = await proxy.SendAsync("matrix.test", "/_matrix/federation/v1/version");
        Assert.Equal("M_UNRECOGNIZED", JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errcode"]!.GetValue<string>());
        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("other.test")]
    [InlineData("chat.test:81")]
    [InlineData("id.test")]
    [InlineData("sub.chat.test")]
    [InlineData("127.0.0.1")]
    public async Task An_unknown_host_is_421(string host) =>
        await AssertProblemAsync(await proxy.SendAsync(host, "/"), HttpStatusCode.MisdirectedRequest, "unknown_host");

    [Theory]
    [InlineData("chat.test", "/health")]
    [InlineData("127.0.0.1", "/health")]
    [InlineData("10.1.2.3:8080", "/alive")]
    public async Task A_probe_gets_the_proxys_own_health_on_any_host(string host, string path)
    {
        using var response = await proxy.SendAsync(host, path);
        Assert.Equal("Healthy", await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("X-Reached"));
    }

    internal static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, JsonNode.Parse(await response.Content.ReadAsStringAsync())!["code"]!.GetValue<string>());
        response.Dispose();
    }
}
