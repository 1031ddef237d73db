using System.Text.Json.Nodes;
using Xunit;

namespace OpenMeet.Tests.Proxy;

public sealed class HeaderTests(ProxyFixture proxy) : IClassFixture<ProxyFixture>
{
    private static readonly string[] Lies = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Prefix", "Forwarded", "X-Real-IP", "X-Original-URL", "X-Request-Id"];

    [Fact]
    public async Task A_service_is_told_the_public_scheme_and_host_and_the_real_client()
    {
        var headers = (await proxy.ReachedAsync("matrix.test", "/_matrix/client/versions"))["headers"]!;
        Assert.Equal(
            ("https", "matrix.test", "127.0.0.1"),
            (Text(headers, "x-forwarded-proto"), Text(headers, "x-forwarded-host"), Text(headers, "x-forwarded-for")));
    }

    [Fact]
    public async Task What_a_client_says_of_itself_is_replaced_or_taken_off()
    {
        var reached = await proxy.ReachedAsync("chat.test", "/", request =>
        {
            foreach (var name in Lies)
            {
                request.Headers.TryAddWithoutValidation(name, "lie");
            }
        });
        Assert.DoesNotContain("lie", reached["headers"]!.AsObject().Select(header => header.Value!.GetValue<string>()));
    }

    [Fact]
    public async Task Service_and_client_get_the_same_request_id()
    {
        using var response = await proxy.SendAsync("chat.test", "/");
        var headers = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["headers"]!;
        Assert.Equal([Text(headers, "x-request-id")], response.Headers.GetValues("X-Request-Id"));
    }

    [Theory]
    [InlineData("chat.test", "/", false)]
    [InlineData("matrix.test", "/_matrix/client/versions", true)]
    [InlineData("matrix.test", "/nowhere", true)]
    public async Task Every_response_has_the_security_headers(string host, string path, bool isHttps)
    {
        using var response = await proxy.SendAsync(host, path);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["strict-origin-when-cross-origin"], response.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(isHttps, response.Headers.Contains("Strict-Transport-Security"));
        Assert.False(response.Headers.Contains("Server"));
    }

    private static string Text(JsonNode headers, string name) => headers[name]!.GetValue<string>();
}
