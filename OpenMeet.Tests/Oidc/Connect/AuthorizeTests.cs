using System.Net;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Connect;

[Collection(SharedOidc.Name)]
public sealed class AuthorizeTests(OidcFixture fixture)
{
    private readonly OidcHost _host = fixture.Host;

    [Fact]
    public async Task Code_goes_to_the_redirect_uri_with_state_and_issuer()
    {
        var request = AuthorizeRequest.Mas();
        var result = await _host.SignInBrowser().SignInAsync(await _host.PersonAsync(), request);
        Assert.StartsWith(TestSettings.MasRedirect + "?", result.Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.NotNull(result.Code);
        Assert.Equal((request["state"], TestSettings.Issuer), (result.State, result.Iss));
    }

    [Theory]
    [InlineData("a b&c=d#e?f/g+h%20i\"<>'ü€😀")]
    [InlineData("{\"return\":\"https://x.example/?a=1&b=2\"}")]
    public async Task State_is_kept_with_special_characters(string state)
    {
        var result = await _host.SignInBrowser().SignInAsync(await _host.PersonAsync(), AuthorizeRequest.Mas().With("state", state));
        Assert.Equal(state, result.State);
    }

    [Fact]
    public async Task Without_state_none_comes_back()
    {
        var result = await _host.SignInBrowser().SignInAsync(await _host.PersonAsync(), AuthorizeRequest.Mas().With("state", null));
        Assert.NotNull(result.Code);
        Assert.Null(result.State);
    }

    [Theory]
    [InlineData("client_id", null)]
    [InlineData("client_id", "nobody")]
    [InlineData("redirect_uri", null)]
    [InlineData("response_type", null)]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "id_token")]
    [InlineData("response_type", "code id_token")]
    [InlineData("scope", "openid directory")]
    [InlineData("scope", "openid unheard-of")]
    [InlineData("code_challenge", null)]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge_method", null)]
    [InlineData("request", "eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("request_uri", "https://rp.example/request.jwt")]
    public async Task A_bad_request_is_refused_on_the_spot(string parameter, string? value)
    {
        var result = await _host.SignInBrowser().AuthorizeAsync(AuthorizeRequest.Mas().With(parameter, value));
        Assert.Equal(HttpStatusCode.BadRequest, result.Status);
        Assert.Null(result.Location);
    }

    [Theory]
    [InlineData("http://account.openmeet.localhost:8083/upstream/callback/01JAYS74TCG3BTWKADN5Q4518C/")]
    [InlineData("http://account.openmeet.localhost:8083/upstream/callback/01JAYS74TCG3BTWKADN5Q4518Cx")]
    [InlineData("http://account.openmeet.localhost:8083/upstream/callback/")]
    [InlineData("http://account.openmeet.localhost:8083/upstream/callback/../callback/01JAYS74TCG3BTWKADN5Q4518C")]
    [InlineData("http://account.openmeet.localhost:8083/upstream/callback/01jays74tcg3btwkadn5q4518c")]
    [InlineData("http://account.openmeet.localhost:8083/upstream/callback/01JAYS74TCG3BTWKADN5Q4518C?x=1")]
    [InlineData("http://account.openmeet.localhost:8083/upstream/callback/01JAYS74TCG3BTWKADN5Q4518C#x")]
    [InlineData("http://account.openmeet.localhost:8083/upstream%2Fcallback/01JAYS74TCG3BTWKADN5Q4518C")]
    [InlineData("http://user@account.openmeet.localhost:8083/upstream/callback/01JAYS74TCG3BTWKADN5Q4518C")]
    [InlineData("http://evil.account.openmeet.localhost:8083/upstream/callback/01JAYS74TCG3BTWKADN5Q4518C")]
    [InlineData("https://account.openmeet.localhost:8083/upstream/callback/01JAYS74TCG3BTWKADN5Q4518C")]
    [InlineData("http://account.openmeet.localhost/upstream/callback/01JAYS74TCG3BTWKADN5Q4518C")]
    [InlineData("http://platformx.attacker.com/a.openmeet.net/")]
    [InlineData(TestSettings.ChatRedirect)]
    [InlineData("javascript:alert(1)")]
    [InlineData("//attacker.example/")]
    public async Task A_redirect_uri_must_be_registered_to_the_letter(string redirectUri)
    {
        var result = await _host.SignInBrowser().AuthorizeAsync(AuthorizeRequest.Mas().With("redirect_uri", redirectUri));
        Assert.Equal(HttpStatusCode.BadRequest, result.Status);
        Assert.Null(result.Location);
    }

    [Fact]
    public async Task A_refused_request_is_not_echoed_as_html()
    {
        var result = await _host.SignInBrowser().AuthorizeAsync(AuthorizeRequest.Mas().With("client_id", "<script>alert(1)</script>"));
        Assert.DoesNotContain("<script>", result.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown_parameter", "x")]
    [InlineData("acr_values", "1 2")]
    [InlineData("ui_locales", "se")]
    [InlineData("claims_locales", "se")]
    [InlineData("display", "page")]
    [InlineData("display", "popup")]
    [InlineData("nonce", null)]
    public async Task What_is_not_needed_does_no_harm(string parameter, string? value)
    {
        var request = AuthorizeRequest.ChatPage().With(parameter, value);
        var response = await _host.Tokens.SignInAsync(await _host.PersonAsync(), request);
        Assert.True(response.Succeeded);
    }

    [Fact]
    public async Task A_posted_request_succeeds()
    {
        var (browser, person, request) = (_host.SignInBrowser(), await _host.PersonAsync(), AuthorizeRequest.Mas());
        await browser.SignInAsync(person);
        using var form = new FormUrlEncodedContent(request.Parameters!);
        var result = await AuthorizeResult.FromAsync(await browser.Http.PostAsync("/connect/authorize", form));
        Assert.True((await _host.Tokens.RedeemAsync(request, result.Code)).Succeeded);
    }

    [Fact]
    public async Task A_posted_request_survives_the_login_page()
    {
        var (browser, person, request) = (_host.SignInBrowser(), await _host.PersonAsync(), AuthorizeRequest.Mas());
        using var form = new FormUrlEncodedContent(request.Parameters!);
        var asked = await AuthorizeResult.FromAsync(await browser.Http.PostAsync("/connect/authorize", form));
        using var posted = await browser.SubmitAsync(asked.Location!.OriginalString, ("Email", person.Email), ("Password", person.Password));
        var result = await browser.Http.GetAsync(posted.Headers.Location);
        Assert.Equal(request["state"], (await AuthorizeResult.FromAsync(result)).State);
    }

    [Fact]
    public async Task Redirects_that_carry_a_code_are_not_cached_and_send_no_referrer()
    {
        var browser = _host.SignInBrowser();
        await browser.SignInAsync(await _host.PersonAsync());
        using var response = await browser.Http.GetAsync(AuthorizeRequest.Mas().Url);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
    }
}
