using FsCheck;
using FsCheck.Fluent;
using OpenMeet.Proxy.Routing;
using Xunit;

namespace OpenMeet.Tests.Proxy;

public sealed class ForbiddenPathTests(ProxyFixture proxy) : IClassFixture<ProxyFixture>
{
    public static TheoryData<string, string> Targets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var host in new[] { "chat.test", "matrix.test", "account.test", "id.test:8443", "element.test" })
            {
                foreach (var path in new[]
                {
                    "/_synapse/admin/v1/users", "/_synapse/mas/x", "/_synapse/metrics", "/_matrix/app/v1/transactions/1",
                    "/metrics", "/connection-info", "/api/bots/-/ticket", "/api/internal/x",
                })
                {
                    data.Add(host, path);
                }
            }

            data.Add("account.test", "/api/admin/v1/users");
            data.Add("account.test", "/api/spec.json");
            data.Add("chat.test", "/_matrix/client/versions");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task A_forbidden_path_is_404_in_every_spelling(string host, string path)
    {
        string[] spellings =
        [
            path,
            path.ToUpperInvariant(),
            "/" + path,
            "//" + path.Replace("/", "//", StringComparison.Ordinal),
            "/" + Uri.HexEscape(path[1]) + path[2..],
            "/." + path,
            "/%2e" + path,
            "/x/.." + path,
            "/x/%2e%2e" + path,
            "/x/%2E." + path,
            "/_matrix/client/v3/.." + "/../.." + path,
            "/_matrix/client/v3/%2e%2e/%2e%2e/%2e%2e" + path,
            "/_matrix/client/v3/..%2f..%2f..%2f" + path[1..],
            "/_matrix/client/v3/%252e%252e/%252e%252e/%252e%252e" + path,
            "/_matrix/client/..;/.." + path,
            "/_matrix/client/v3/..%5c..%5c..%5c" + path[1..],
            path.Replace("/", "%2f", StringComparison.Ordinal).Insert(0, "/"),
            "/" + path[1..].Replace("/", "%2f", StringComparison.Ordinal),
            "/" + path[1..].Replace("/", "%252F", StringComparison.Ordinal),
            path + ";a=b",
            path + "?x=/../..",
            $"http://{host}{path}",
            $"http://{host}/x/..{path}",
        ];
        foreach (var spelling in spellings)
        {
            var (status, head) = await RawHttp.SendAsync(proxy.Address, host, spelling);
            Assert.True(status is 404 or 400, $"{host} {spelling}: {head}");
            Assert.DoesNotContain("x-reached", head, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/HEALTH")]
    [InlineData("//health")]
    [InlineData("/health/")]
    [InlineData("/%68ealth")]
    [InlineData("/alive/x")]
    public async Task A_services_health_is_not_reached(string target)
    {
        var (status, head) = await RawHttp.SendAsync(proxy.Address, "chat.test", target);
        Assert.Equal(404, status);
        Assert.DoesNotContain("x-reached", head, StringComparison.Ordinal);
    }

    [Fact]
    public void However_a_forbidden_path_is_encoded_it_is_recognised()
    {
        var character = Gen.Choose(0, 3).ArrayOf(40);
        var paths = Gen.Elements("/_synapse/admin/v1", "/_matrix/app/v1", "/api/bots/x", "/metrics");
        Prop.ForAll(paths.ToArbitrary(), character.ToArbitrary(), (path, choices) =>
        {
            var written = "/" + string.Concat(path[1..].Select((c, index) => choices[index % choices.Length] switch
            {
                0 => $"{c}",
                1 => $"%{(int)c:x2}",
                2 => $"%25{(int)c:X2}",
                _ => $"{char.ToUpperInvariant(c)}",
            }));
            return !WorstReading.TryOf(written, out var reading) || ForbiddenPaths.Contains(PublicName.Id, reading);
        }).QuickCheckThrowOnFailure();
    }
}
