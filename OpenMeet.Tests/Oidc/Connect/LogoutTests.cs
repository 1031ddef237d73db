using System.Net;
using Microsoft.AspNetCore.Http;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Connect;

[Collection(SharedOidc.Name)]
public sealed class LogoutTests(OidcFixture fixture) : IAsyncLifetime
{
    private readonly OidcHost _host = fixture.Host;
    private readonly SignInBrowser _browser = fixture.Host.SignInBrowser();
    private Person _person = null!;
    private string _idToken = null!;

    public async Task InitializeAsync()
    {
        _person = await _host.PersonAsync();
        var request = AuthorizeRequest.ChatPage();
        _idToken = (await _host.Tokens.RedeemAsync(request, (await _browser.SignInAsync(_person, request)).Code)).IdToken;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task With_the_id_token_it_signs_out_and_returns_with_state()
    {
        var result = await LogoutAsync(("id_token_hint", _idToken), ("post_logout_redirect_uri", TestSettings.ChatHome), ("state", "s 1"));
        Assert.Equal(TestSettings.ChatHome + "?state=s%201", result.Location!.AbsoluteUri);
        Assert.True(await IsSignedOutAsync());
    }

    [Fact]
    public async Task Without_redirect_uri_it_ends_at_our_own_page()
    {
        var result = await LogoutAsync(("id_token_hint", _idToken));
        Assert.Equal("/", result.Location!.OriginalString);
        Assert.Contains("Signed out", await _browser.Http.GetStringAsync(result.Location), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://evil.example/")]
    [InlineData(TestSettings.ChatHome + "?added=1")]
    [InlineData(TestSettings.ChatRedirect)]
    public async Task A_foreign_redirect_uri_is_refused_and_nobody_signed_out(string uri)
    {
        var result = await LogoutAsync(("id_token_hint", _idToken), ("post_logout_redirect_uri", uri));
        Assert.Equal((HttpStatusCode.BadRequest, null), (result.Status, result.Location));
        Assert.False(await IsSignedOutAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("made-up")]
    public async Task Without_a_good_id_token_the_person_is_asked_first(string? hint)
    {
        var asked = await LogoutAsync(("id_token_hint", hint), ("client_id", TestSettings.ChatId), ("post_logout_redirect_uri", TestSettings.ChatHome));
        Assert.StartsWith("/logout?", asked.Location!.OriginalString, StringComparison.Ordinal);
        Assert.False(await IsSignedOutAsync());
        using var confirmed = await _browser.SubmitAsync(asked.Location.OriginalString);
        var result = await AuthorizeResult.FromAsync(await _browser.Http.GetAsync(confirmed.Headers.Location));
        Assert.Equal(TestSettings.ChatHome, result.Location!.AbsoluteUri);
        Assert.True(await IsSignedOutAsync());
    }

    [Fact]
    public async Task Another_persons_id_token_does_not_sign_out()
    {
        var others = await _host.Tokens.SignInAsync(await _host.PersonAsync());
        var asked = await LogoutAsync(("id_token_hint", others.IdToken));
        Assert.StartsWith("/logout?", asked.Location!.OriginalString, StringComparison.Ordinal);
        Assert.False(await IsSignedOutAsync());
    }

    [Fact]
    public async Task A_copied_cookie_is_worthless_after_signing_out()
    {
        var thief = _host.SignInBrowser();
        thief.Steal(_browser);
        await LogoutAsync(("id_token_hint", _idToken));
        Assert.True((await thief.AuthorizeAsync(AuthorizeRequest.Mas())).AsksToSignIn);
    }

    [Fact]
    public async Task Somebody_signed_out_already_is_sent_on()
    {
        await LogoutAsync(("id_token_hint", _idToken));
        var result = await LogoutAsync(("id_token_hint", _idToken), ("post_logout_redirect_uri", TestSettings.ChatHome));
        Assert.Equal(TestSettings.ChatHome, result.Location!.AbsoluteUri);
    }

    private async Task<AuthorizeResult> LogoutAsync(params (string Name, string? Value)[] parameters)
    {
        var query = QueryString.Create(parameters.Where(parameter => parameter.Value is not null).Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
        return await AuthorizeResult.FromAsync(await _browser.Http.GetAsync("/connect/logout" + query));
    }

    private async Task<bool> IsSignedOutAsync() =>
        (await _browser.AuthorizeAsync(AuthorizeRequest.Mas().With("prompt", "none"))).Error == "login_required";
}
