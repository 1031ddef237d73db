using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Connect;

/// <summary>When a session is enough. The clock goes forward here, so the service is not shared.</summary>
public sealed class LoginDemandTests : IAsyncLifetime
{
    private OidcHost _host = null!;
    private SignInBrowser _browser = null!;
    private Person _person = null!;

    public async Task InitializeAsync()
    {
        _host = await OidcHost.StartAsync();
        (_browser, _person) = (_host.SignInBrowser(), await _host.PersonAsync());
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Prompt_none_without_session_is_login_required()
    {
        var result = await _browser.AuthorizeAsync(AuthorizeRequest.Mas().With("prompt", "none"));
        Assert.Equal(("login_required", TestSettings.Issuer), (result.Error, result.Iss));
        Assert.StartsWith(TestSettings.MasRedirect, result.Location!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prompt_none_with_session_gives_a_code()
    {
        await _browser.SignInAsync(_person);
        Assert.NotNull((await _browser.AuthorizeAsync(AuthorizeRequest.Mas().With("prompt", "none"))).Code);
    }

    [Fact]
    public async Task A_session_signs_in_to_the_other_client_without_a_page()
    {
        await _browser.SignInAsync(_person, AuthorizeRequest.ChatPage());
        Assert.NotNull((await _browser.AuthorizeAsync(AuthorizeRequest.Mas())).Code);
    }

    [Theory]
    [InlineData("login")]
    [InlineData("select_account")]
    public async Task Prompt_asks_again_and_then_is_content(string prompt)
    {
        await _browser.SignInAsync(_person);
        var result = await _browser.SignInAsync(_person, AuthorizeRequest.Mas().With("prompt", prompt));
        Assert.NotNull(result.Code);
    }

    [Fact]
    public async Task Prompt_login_renews_the_time_of_authentication()
    {
        var first = await _host.Tokens.SignInAsync(_person);
        _host.Clock.Advance(TimeSpan.FromMinutes(10));
        var second = await _host.Tokens.SignInAsync(_person, AuthorizeRequest.ChatPage().With("prompt", "login"));
        Assert.InRange((long)Jwt.Payload(second.IdToken)["auth_time"]! - (long)Jwt.Payload(first.IdToken)["auth_time"]!, 600, 660);
    }

    [Fact]
    public async Task Max_age_1_asks_again_after_two_seconds()
    {
        await _browser.SignInAsync(_person);
        _host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull((await _browser.SignInAsync(_person, AuthorizeRequest.Mas().With("max_age", "1"))).Code);
    }

    [Fact]
    public async Task Max_age_10000_is_content_with_the_session()
    {
        await _browser.SignInAsync(_person);
        _host.Clock.Advance(TimeSpan.FromSeconds(9000));
        Assert.NotNull((await _browser.AuthorizeAsync(AuthorizeRequest.Mas().With("max_age", "10000"))).Code);
    }

    [Fact]
    public async Task Max_age_exceeded_with_prompt_none_is_login_required()
    {
        await _browser.SignInAsync(_person);
        _host.Clock.Advance(TimeSpan.FromSeconds(11));
        var result = await _browser.AuthorizeAsync(AuthorizeRequest.Mas().With("max_age", "10").With("prompt", "none"));
        Assert.Equal("login_required", result.Error);
    }

    [Fact]
    public async Task A_session_ends_by_itself()
    {
        await _browser.SignInAsync(_person);
        _host.Clock.Advance(TimeSpan.FromDays(14.01));
        Assert.True((await _browser.AuthorizeAsync(AuthorizeRequest.Mas())).AsksToSignIn);
    }

    [Fact]
    public async Task Login_hint_of_the_signed_in_person_is_content()
    {
        await _browser.SignInAsync(_person);
        foreach (var hint in new[] { _person.Email.ToUpperInvariant(), _person.Sub, _person.Localpart, $"mxid:@{_person.Localpart}:matrix.example" })
        {
            Assert.NotNull((await _browser.AuthorizeAsync(AuthorizeRequest.Mas().With("login_hint", hint))).Code);
        }
    }

    [Fact]
    public async Task Login_hint_of_somebody_else_asks_again_with_the_address_filled_in()
    {
        await _browser.SignInAsync(_person);
        var result = await _browser.AuthorizeAsync(AuthorizeRequest.Mas().With("login_hint", "else@example.org"));
        Assert.True(result.AsksToSignIn);
        Assert.Contains("value=\"else@example.org\"", await _browser.Http.GetStringAsync(result.Location), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_hint_of_somebody_else_with_prompt_none_is_login_required()
    {
        await _browser.SignInAsync(_person);
        var result = await _browser.AuthorizeAsync(AuthorizeRequest.Mas().With("login_hint", "else@example.org").With("prompt", "none"));
        Assert.Equal("login_required", result.Error);
    }

    [Fact]
    public async Task Id_token_hint_of_the_signed_in_person_is_content()
    {
        var tokens = await _host.Tokens.SignInAsync(_person);
        await _browser.SignInAsync(_person);
        var result = await _browser.AuthorizeAsync(AuthorizeRequest.ChatPage().With("id_token_hint", tokens.IdToken).With("prompt", "none"));
        Assert.NotNull(result.Code);
    }

    [Fact]
    public async Task Id_token_hint_of_somebody_else_with_prompt_none_is_login_required()
    {
        var others = await _host.Tokens.SignInAsync(await _host.PersonAsync());
        await _browser.SignInAsync(_person);
        var result = await _browser.AuthorizeAsync(AuthorizeRequest.ChatPage().With("id_token_hint", others.IdToken).With("prompt", "none"));
        Assert.Equal("login_required", result.Error);
    }
}
