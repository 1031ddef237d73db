using System.Net;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Connect;

[Collection(SharedOidc.Name)]
public sealed class ClientCredentialsTests(OidcFixture fixture)
{
    private readonly TokenClient _tokens = fixture.Host.Tokens;

    [Theory]
    [InlineData(TestSettings.PlatformId, "directory", "openmeet-chat")]
    [InlineData(TestSettings.PlatformId, "accounts", "openmeet-oidc")]
    [InlineData(TestSettings.ChatApiId, "bots", "openmeet-oidc")]
    public async Task A_scope_names_its_audience(string clientId, string scope, string audience)
    {
        var claims = Jwt.Payload((await AskAsync(clientId, scope)).AccessToken);
        Assert.Equal([clientId, scope, audience], Jwt.Values(claims, "sub", "scope", "aud"));
    }

    [Fact]
    public async Task Two_scopes_name_both_audiences()
    {
        var claims = Jwt.Payload((await AskAsync(TestSettings.PlatformId, "accounts directory")).AccessToken);
        Assert.Equal(["openmeet-chat", "openmeet-oidc"], claims["aud"]!.AsArray().Select(audience => (string)audience!).Order());
    }

    [Theory]
    [InlineData(TestSettings.PlatformId, "bots")]
    [InlineData(TestSettings.ChatApiId, "accounts")]
    [InlineData(TestSettings.ChatApiId, "directory")]
    [InlineData(TestSettings.PlatformId, "chat")]
    public async Task A_client_gets_no_scope_of_another(string clientId, string scope)
    {
        var response = await AskAsync(clientId, scope);
        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
        Assert.Null(response.Json["access_token"]);
    }

    [Fact]
    public async Task Neither_mas_nor_the_page_may_act_for_itself()
    {
        Assert.False((await AskAsync(TestSettings.MasId, "openid")).Succeeded);
        Assert.False((await _tokens.PostAsync(("grant_type", "client_credentials"), ("client_id", TestSettings.ChatId))).Succeeded);
    }

    [Fact]
    public async Task A_wrong_secret_is_401()
    {
        var response = await _tokens.PostAsync(
            ("grant_type", "client_credentials"), ("client_id", TestSettings.PlatformId), ("client_secret", "wrong"), ("scope", "accounts"));
        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), (response.Status, response.Error));
    }

    private Task<TokenResponse> AskAsync(string clientId, string scope) => _tokens.PostAsync(
        ("grant_type", "client_credentials"),
        ("client_id", clientId),
        ("client_secret", clientId == TestSettings.MasId ? TestSettings.MasSecret : clientId == TestSettings.ChatApiId ? TestSettings.ChatApiSecret : TestSettings.PlatformSecret),
        ("scope", scope));
}
