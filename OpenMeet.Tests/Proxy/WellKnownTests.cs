using System.Text.Json.Nodes;
using Xunit;

namespace OpenMeet.Tests.Proxy;

public sealed class WellKnownTests(ProxyFixture proxy) : IClassFixture<ProxyFixture>
{
    [Theory]
    [InlineData("matrix.test")]
    [InlineData("chat.test")]
    public async Task A_client_finds_homeserver_and_accounts(string host)
    {
        using var response = await proxy.SendAsync(host, "/.well-known/matrix/client");
        var expected = JsonNode.Parse(
            """
            {
              "m.homeserver": { "base_url": "https://matrix.test" },
              "org.matrix.msc2965.authentication": { "issuer": "http://account.test/", "account": "http://account.test/account/" }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(await response.Content.ReadAsStringAsync())));
        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_server_finds_the_homeservers_port()
    {
        using var response = await proxy.SendAsync("matrix.test", "/.well-known/matrix/server");
        Assert.Equal("""{"m.server":"matrix.test:443"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_of_any_origin_may_ask()
    {
        using var response = await proxy.SendAsync("matrix.test", "/.well-known/matrix/client", request => request.Method = HttpMethod.Options);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
    }
}
