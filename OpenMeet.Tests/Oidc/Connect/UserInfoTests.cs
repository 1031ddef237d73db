using System.Net;
using System.Text.Json.Nodes;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Connect;

[Collection(SharedOidc.Name)]
public sealed class UserInfoTests(OidcFixture fixture)
{
    private readonly OidcHost _host = fixture.Host;

    [Fact]
    public async Task It_tells_who_the_token_is_for()
    {
        var person = await _host.PersonAsync();
        var claims = await ClaimsAsync((await _host.Tokens.SignInAsync(person, AuthorizeRequest.Mas())).AccessToken);
        Assert.Equal(
            [person.Sub, person.TenantId, person.Localpart, person.DisplayName, person.Email],
            Jwt.Values(claims, "sub", "tenant_id", "preferred_username", "name", "email"));
        Assert.True((bool)claims["email_verified"]!);
    }

    [Fact]
    public async Task Its_content_type_is_exactly_what_mas_wants()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync(), AuthorizeRequest.Mas());
        using var response = await _host.Tokens.UserInfoAsync(tokens.AccessToken);
        Assert.Equal("application/json", response.Content.Headers.GetValues("Content-Type").Single());
    }

    [Theory]
    [InlineData("openid", "sub tenant_id")]
    [InlineData("openid profile", "name preferred_username sub tenant_id")]
    [InlineData("openid email", "email email_verified sub tenant_id")]
    public async Task Scope_decides_what_it_tells(string scope, string expected)
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync(), AuthorizeRequest.Mas().With("scope", scope));
        var claims = await ClaimsAsync(tokens.AccessToken);
        Assert.Equal(expected, string.Join(' ', claims.AsObject().Select(claim => claim.Key).Order()));
    }

    [Fact]
    public async Task The_token_may_be_posted_in_the_header()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync());
        using var client = _host.Client(tokens.AccessToken);
        using var response = await client.PostAsync("/connect/userinfo", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_token_may_be_posted_in_the_body()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync());
        using var client = _host.Client();
        using var response = await client.PostAsync("/connect/userinfo", new FormUrlEncodedContent([new("access_token", tokens.AccessToken)]));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Two_people_at_once_each_see_themselves()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => _host.PersonAsync(index % 2 == 0 ? TestSettings.Tenant : TestSettings.OtherTenant)));
        var seen = await Task.WhenAll(people.Select(async person => await ClaimsAsync((await _host.Tokens.SignInAsync(person)).AccessToken)));
        Assert.Equal(people.Select(person => person.Email), seen.Select(claims => (string?)claims["email"]));
    }

    [Fact]
    public async Task Only_access_tokens_open_it()
    {
        var request = AuthorizeRequest.ChatPage();
        var code = (await _host.SignInBrowser().SignInAsync(await _host.PersonAsync(), request)).Code!;
        var tokens = await _host.Tokens.RedeemAsync(request, code);
        foreach (var other in new[] { tokens.IdToken, tokens.RefreshToken, code, "made-up", "" })
        {
            using var response = await _host.Tokens.UserInfoAsync(other);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task An_altered_token_does_not_open_it()
    {
        var token = (await _host.Tokens.SignInAsync(await _host.PersonAsync())).AccessToken;
        var parts = token.Split('.');
        var unsigned = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""") + "." + parts[1] + ".";
        foreach (var forged in new[] { unsigned, $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}" })
        {
            using var response = await _host.Tokens.UserInfoAsync(forged);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_clients_own_token_does_not_open_it()
    {
        var token = await _host.Tokens.ForClientAsync(TestSettings.PlatformId, TestSettings.PlatformSecret, "accounts");
        using var response = await _host.Tokens.UserInfoAsync(token);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private async Task<JsonNode> ClaimsAsync(string accessToken)
    {
        using var response = await _host.Tokens.UserInfoAsync(accessToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
