using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Connect;

[Collection(SharedOidc.Name)]
public sealed class CrossOriginTests(OidcFixture fixture)
{
    private const string ChatOrigin = "http://chat.openmeet.localhost:8081";

    [Theory]
    [InlineData("/connect/token", "POST")]
    [InlineData("/connect/userinfo", "GET")]
    [InlineData("/connect/revoke", "POST")]
    [InlineData("/.well-known/openid-configuration", "GET")]
    [InlineData("/.well-known/jwks", "GET")]
    public async Task The_chat_page_may_call(string path, string method)
    {
        using var preflight = await AskAsync(HttpMethod.Options, path, ChatOrigin, method);
        Assert.Equal(ChatOrigin, preflight.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains(method, preflight.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        using var answer = await AskAsync(new HttpMethod(method), path, ChatOrigin);
        Assert.Equal(ChatOrigin, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("/connect/token", "http://evil.example")]
    [InlineData("/connect/token", "null")]
    [InlineData("/connect/token", "https://chat.openmeet.localhost:8081")]
    [InlineData("/connect/authorize", ChatOrigin)]
    [InlineData("/login", ChatOrigin)]
    [InlineData("/api/accounts/acme/users/1", ChatOrigin)]
    public async Task Nobody_else_and_nothing_else(string path, string origin)
    {
        using var preflight = await AskAsync(HttpMethod.Options, path, origin, "POST");
        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string origin, string? requested = null)
    {
        using var client = fixture.Host.Client();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        if (requested is not null)
        {
            request.Headers.Add("Access-Control-Request-Method", requested);
            request.Headers.Add("Access-Control-Request-Headers", "content-type");
        }

        return await client.SendAsync(request);
    }
}
