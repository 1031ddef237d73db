using System.Net;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Pages;

[Collection(SharedOidc.Name)]
public sealed class LoginPageTests(OidcFixture fixture)
{
    private readonly OidcHost _host = fixture.Host;
    private readonly SignInBrowser _browser = fixture.Host.SignInBrowser();

    [Fact]
    public async Task It_forbids_what_it_does_not_need()
    {
        using var response = await _browser.Http.GetAsync("/login");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal(
            "default-src 'none'; style-src 'self'; form-action 'self' http://account.openmeet.localhost:8083 http://chat.openmeet.localhost:8081; frame-ancestors 'none'; base-uri 'none'",
            policy);
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task It_has_neither_script_nor_inline_style()
    {
        var html = await _browser.Http.GetStringAsync("/login");
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<link rel=\"stylesheet\" href=\"/pages.css\">", html, StringComparison.Ordinal);
        using var css = await _browser.Http.GetAsync("/pages.css");
        Assert.Equal("text/css", css.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("'\" onfocus=alert(1) x=\"")]
    public async Task It_encodes_what_the_query_says(string hint)
    {
        var html = await _browser.Http.GetStringAsync($"/login?Email={Uri.EscapeDataString(hint)}&ReturnUrl={Uri.EscapeDataString(hint)}");
        Assert.DoesNotContain(hint, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_antiforgery_token_is_refused()
    {
        var person = await _host.PersonAsync();
        using var form = new FormUrlEncodedContent([new("Email", person.Email), new("Password", person.Password)]);
        using var response = await _browser.Http.PostAsync("/login", form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(_browser.Cookies);
    }

    [Fact]
    public async Task Unknown_address_and_wrong_password_get_the_same_answer()
    {
        var person = await _host.PersonAsync();
        var wrong = await AnswerAsync(person.Email, "wrong password");
        var unknown = await AnswerAsync("nobody-" + person.Email, "wrong password");
        var withoutPassword = await AnswerAsync((await _host.PutAsync(Person.New() with { Password = null! })).Email, "wrong password");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(wrong, unknown);
        Assert.Equal(wrong, withoutPassword);
    }

    [Fact]
    public async Task Guessing_is_throttled_whether_the_address_exists_or_not()
    {
        foreach (var email in new[] { (await _host.PersonAsync()).Email, $"{Guid.NewGuid()}@example.org" })
        {
            for (var attempt = 0; attempt < 10; attempt++)
            {
                Assert.Equal(HttpStatusCode.BadRequest, (await AnswerAsync(email, "wrong password")).Status);
            }

            Assert.Equal(HttpStatusCode.TooManyRequests, (await AnswerAsync(email, "wrong password")).Status);
        }
    }

    [Fact]
    public async Task Thirty_parallel_guesses_are_throttled_too()
    {
        var email = (await _host.PersonAsync()).Email;
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => AnswerAsync(email, "wrong password")));
        Assert.Equal(10, answers.Count(answer => answer.Status == HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Guessing_at_many_addresses_from_one_place_is_throttled()
    {
        _browser.Http.DefaultRequestHeaders.Add(RemoteAddress.Header, "198.51.100.77");
        using var page = await _browser.Http.GetAsync("/login");
        var html = await page.Content.ReadAsStringAsync();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 110).Select(async index =>
        {
            using var response = await _browser.SubmitAsync("/login", html, ("Email", $"{index}@many.example"), ("Password", "wrong password"));
            return response.StatusCode;
        }));
        Assert.Equal(100, statuses.Count(status => status == HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Signing_in_forgets_failed_attempts()
    {
        var person = await _host.PersonAsync();
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < 8; attempt++)
            {
                await AnswerAsync(person.Email, "wrong password");
            }

            Assert.NotNull((await _host.SignInBrowser().SignInAsync(person)).Code);
        }
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/connect/authorize?")]
    [InlineData("/\\evil.example/")]
    [InlineData("/connect/authorize@evil.example")]
    [InlineData("/logout")]
    [InlineData("javascript:alert(1)")]
    public async Task It_leads_nowhere_but_to_our_own_endpoints(string returnUrl)
    {
        var person = await _host.PersonAsync();
        using var posted = await _browser.SubmitAsync(
            $"/login?ReturnUrl={Uri.EscapeDataString(returnUrl)}", ("Email", person.Email), ("Password", person.Password));
        Assert.Equal("/", posted.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_then_b_in_one_browser_gives_bs_claims()
    {
        var (a, b) = (await _host.PersonAsync(), await _host.PersonAsync(TestSettings.OtherTenant));
        for (var round = 0; round < 3; round++)
        {
            foreach (var person in new[] { a, b })
            {
                var request = AuthorizeRequest.Mas().With("login_hint", person.Email).With("prompt", "login");
                var tokens = await _host.Tokens.RedeemAsync(request, (await _browser.SignInAsync(person, request)).Code);
                Assert.Equal([person.Sub, person.TenantId], Jwt.Values(Jwt.Payload(tokens.IdToken), "sub", "tenant_id"));
            }
        }
    }

    [Fact]
    public async Task Signing_in_as_somebody_else_ends_the_first_session()
    {
        var thief = _host.SignInBrowser();
        await _browser.SignInAsync(await _host.PersonAsync());
        thief.Steal(_browser);
        await _browser.SignInAsync(await _host.PersonAsync(), AuthorizeRequest.Mas().With("prompt", "login"));
        Assert.True((await thief.AuthorizeAsync(AuthorizeRequest.Mas())).AsksToSignIn);
    }

    [Fact]
    public async Task A_form_opened_before_another_tab_signed_in_still_works()
    {
        var (first, second) = (await _host.PersonAsync(), await _host.PersonAsync());
        var html = await _browser.Http.GetStringAsync("/login");
        await _browser.SignInAsync(first);
        using var posted = await _browser.SubmitAsync("/login", html, ("Email", second.Email), ("Password", second.Password));
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
    }

    [Fact]
    public async Task A_made_up_session_cookie_is_nobody()
    {
        _browser.Http.DefaultRequestHeaders.Add("Cookie", "openmeet-session=1");
        Assert.True((await _browser.AuthorizeAsync(AuthorizeRequest.Mas())).AsksToSignIn);
    }

    [Fact]
    public async Task Session_ids_are_random_and_stored_hashed()
    {
        var person = await _host.PersonAsync();
        await _host.SignInBrowser().SignInAsync(person);
        await _host.SignInBrowser().SignInAsync(person);
        var hashes = await _host.QueryAsync(db => Task.FromResult(db.Sessions.Where(session => session.AccountId == person.Sub).Select(session => session.IdHash).ToList()));
        Assert.Equal(2, hashes.Count);
        Assert.All(hashes, hash => Assert.Equal(32, hash.Length));
        Assert.NotEqual(hashes[0], hashes[1]);
    }

    [Fact]
    public async Task A_new_password_ends_the_session()
    {
        var person = await _host.PersonAsync();
        await _browser.SignInAsync(person);
        await _host.PutAsync(person with { Password = "another long password" });
        Assert.True((await _browser.AuthorizeAsync(AuthorizeRequest.Mas())).AsksToSignIn);
    }

    private async Task<(HttpStatusCode Status, string Body)> AnswerAsync(string email, string password)
    {
        var browser = _host.SignInBrowser();
        browser.Http.DefaultRequestHeaders.Add(RemoteAddress.Header, $"10.9.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}");
        using var response = await browser.SubmitAsync("/login", ("Email", email), ("Password", password));
        var html = await response.Content.ReadAsStringAsync();
        var withoutToken = System.Text.RegularExpressions.Regex.Replace(html, "value=\"CfDJ8[^\"]*\"", "");
        return (response.StatusCode, withoutToken.Replace(email, "", StringComparison.Ordinal));
    }
}
