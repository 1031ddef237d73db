using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace OpenMeet.Tests.Proxy;

public sealed class MatrixRtcTests(MatrixRtcTests.WithCalls proxy) : IClassFixture<MatrixRtcTests.WithCalls>
{
    [Fact]
    public async Task Clients_are_told_where_group_calls_are()
    {
        using var response = await proxy.SendAsync("matrix.test", "/.well-known/matrix/client");
        var document = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(
            """[{"type":"livekit","livekit_service_url":"https://rtc.test/livekit/jwt"}]""",
            document["org.matrix.msc4143.rtc_foci"]!.ToJsonString());
        Assert.Equal("https://matrix.test", document["m.homeserver"]!["base_url"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_authorization_service_may_ask_whom_a_token_belongs_to()
    {
        var reached = await proxy.ReachedAsync("matrix.test", "/_matrix/federation/v1/openid/userinfo?access_token=x");
        Assert.Equal("synapse", reached["service"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/_matrix/federation/v1/version")]
    [InlineData("/_matrix/federation/v1/openid/userinfo/x")]
    [InlineData("/_matrix/key/v2/server")]
    public async Task The_rest_of_federation_stays_closed(string path) =>
        await RoutingTests.AssertProblemAsync(await proxy.SendAsync("matrix.test", path), HttpStatusCode.NotFound, "not_found");

    /// <summary>Group calls, and no federation.</summary>
    public sealed class WithCalls : ProxyFixture
    {
        protected override IReadOnlyDictionary<string, string?> Settings { get; } =
            new Dictionary<string, string?> { ["PROXY_MATRIX_RTC_URL"] = "https://rtc.test/livekit/jwt" };
    }
}
