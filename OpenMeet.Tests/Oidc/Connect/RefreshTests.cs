using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Connect;

[Collection(SharedOidc.Name)]
public sealed class RefreshTests(OidcFixture fixture)
{
    private readonly OidcHost _host = fixture.Host;

    [Fact]
    public async Task A_refresh_gives_a_new_refresh_token_for_the_same_person()
    {
        var person = await _host.PersonAsync();
        var first = await _host.Tokens.SignInAsync(person);
        var second = await _host.Tokens.RefreshAsync(first.RefreshToken);
        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
        Assert.Equal(person.Sub, (string?)Jwt.Payload(second.AccessToken)["sub"]);
        Assert.Equal("openmeet-chat", (string?)Jwt.Payload(second.AccessToken)["aud"]);
    }

    [Fact]
    public async Task Without_offline_access_there_is_no_refresh_token()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync(), AuthorizeRequest.ChatPage().With("scope", "openid chat"));
        Assert.Null(tokens.Json["refresh_token"]);
    }

    [Fact]
    public async Task Twenty_tabs_that_refresh_at_once_stay_signed_in()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync());
        var refreshed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _host.Tokens.RefreshAsync(tokens.RefreshToken)));
        Assert.All(refreshed, response => Assert.True(response.Succeeded));
        var again = await Task.WhenAll(refreshed.Select(response => _host.Tokens.RefreshAsync(response.RefreshToken)));
        Assert.All(again, response => Assert.True(response.Succeeded));
    }

    [Fact]
    public async Task A_refresh_tells_what_the_account_is_now()
    {
        var person = await _host.PersonAsync();
        var tokens = await _host.Tokens.SignInAsync(person);
        await _host.PutAsync(person with { DisplayName = "Renamed" });
        var refreshed = await _host.Tokens.RefreshAsync(tokens.RefreshToken);
        Assert.Equal("Renamed", (string?)Jwt.Payload(refreshed.AccessToken)["name"]);
    }

    [Fact]
    public async Task A_refresh_keeps_the_time_of_authentication()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync());
        var refreshed = await _host.Tokens.RefreshAsync(tokens.RefreshToken);
        Assert.Equal((long)Jwt.Payload(tokens.IdToken)["auth_time"]!, (long)Jwt.Payload(refreshed.IdToken)["auth_time"]!);
    }

    [Fact]
    public async Task A_refresh_token_is_bound_to_its_client()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync());
        Assert.Equal("invalid_grant", (await _host.Tokens.RefreshAsync(tokens.RefreshToken, TestSettings.MasId)).Error);
    }

    [Fact]
    public async Task A_narrowed_refresh_loses_the_api_with_its_scope()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync());
        var narrowed = await _host.Tokens.PostAsync(
            ("grant_type", "refresh_token"), ("refresh_token", tokens.RefreshToken), ("client_id", TestSettings.ChatId), ("scope", "openid"));
        Assert.Equal(["openid", TestSettings.Issuer], Jwt.Values(Jwt.Payload(narrowed.AccessToken), "scope", "aud"));
    }

    [Fact]
    public async Task A_refresh_cannot_gain_a_scope()
    {
        var tokens = await _host.Tokens.SignInAsync(await _host.PersonAsync(), AuthorizeRequest.ChatPage().With("scope", "openid offline_access"));
        var widened = await _host.Tokens.PostAsync(
            ("grant_type", "refresh_token"), ("refresh_token", tokens.RefreshToken), ("client_id", TestSettings.ChatId), ("scope", "openid chat"));
        Assert.Equal("invalid_grant", widened.Error);
    }

    [Fact]
    public async Task Signing_out_of_an_account_by_a_new_password_kills_its_refresh_tokens()
    {
        var person = await _host.PersonAsync();
        var tokens = await _host.Tokens.SignInAsync(person);
        await _host.PutAsync(person with { Password = "another long password" });
        Assert.Equal("invalid_grant", (await _host.Tokens.RefreshAsync(tokens.RefreshToken)).Error);
    }
}
