using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace OpenMeet.Tests.Proxy;

public sealed class RateLimitTests(RateLimitTests.Narrow proxy) : IClassFixture<RateLimitTests.Narrow>
{
    [Fact]
    public async Task An_address_that_asks_too_fast_is_told_to_wait_and_another_is_not()
    {
        using var first = await FromAsync("203.0.113.1");
        Assert.Equal(("3", "2"), (Header(first, "RateLimit-Limit"), Header(first, "RateLimit-Remaining")));
        using var second = await FromAsync("203.0.113.1");
        using var third = await FromAsync("203.0.113.1");
        using var refused = await FromAsync("203.0.113.1");
        Assert.Equal((HttpStatusCode.TooManyRequests, "60", "0"), (refused.StatusCode, Header(refused, "Retry-After"), Header(refused, "RateLimit-Remaining")));
        using var other = await FromAsync("203.0.113.2");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_Matrix_client_is_told_so_in_its_own_words()
    {
        for (var request = 0; request < 3; request++)
        {
            (await FromAsync("203.0.113.3")).Dispose();
        }

        using var refused = await FromAsync("203.0.113.3");
        var error = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        Assert.Equal(("M_LIMIT_EXCEEDED", 60_000), (error["errcode"]!.GetValue<string>(), error["retry_after_ms"]!.GetValue<int>()));
    }

    [Fact]
    public async Task All_addresses_of_one_IPv6_network_share_a_bucket()
    {
        for (var host = 1; host <= 3; host++)
        {
            (await FromAsync($"2001:db8:1:2::{host}")).Dispose();
        }

        using var refused = await FromAsync("2001:db8:1:2:ffff::9");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Fact]
    public async Task Probes_are_not_limited()
    {
        for (var probe = 0; probe < 10; probe++)
        {
            using var response = await proxy.SendAsync("127.0.0.1", "/alive");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private Task<HttpResponseMessage> FromAsync(string address) =>
        proxy.SendAsync("matrix.test", "/_matrix/client/versions", request => request.Headers.Add("X-Forwarded-For", address));

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));

    /// <summary>Three requests at once and then hardly any, behind a load balancer on this machine.</summary>
    public sealed class Narrow : ProxyFixture
    {
        protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
        {
            ["PROXY_RATE_LIMIT_PER_MINUTE"] = "1",
            ["PROXY_RATE_LIMIT_BURST"] = "3",
            ["PROXY_TRUSTED_NETWORKS"] = "127.0.0.0/8, ::1/128",
        };
    }
}
