using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Accounts;

/// <summary>How bots sign in. The clock goes forward here, so the service is not shared.</summary>
public sealed class BotTicketTests : IAsyncLifetime
{
    private OidcHost _host = null!;

    public async Task InitializeAsync() => _host = await OidcHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(TestSettings.Tenant, "acme:bot", "openmeet-bot-acme_acme")]
    [InlineData(TestSettings.OtherTenant, "ciTenantB:bot", "openmeet-bot-ci=54enant=42_ci=54enant=42")]
    [InlineData(TestSettings.PublicTenant, ":bot", "openmeet-bot-_")]
    public async Task A_ticket_signs_the_bot_in_without_page_or_cookie(string tenantId, string sub, string localpart)
    {
        var request = AuthorizeRequest.Mas().With("auth_code", await TicketAsync(tenantId));
        var browser = _host.SignInBrowser();
        var tokens = await _host.Tokens.RedeemAsync(request, (await browser.AuthorizeAsync(request)).Code);
        Assert.Equal([sub, localpart, tenantId], Jwt.Values(Jwt.Payload(tokens.IdToken), "sub", "preferred_username", "tenant_id"));
        Assert.Empty(browser.Cookies);
    }

    [Fact]
    public async Task A_ticket_says_how_long_it_lives()
    {
        using var response = await AskAsync(TestSettings.Tenant);
        Assert.Equal(300, (int)(await response.Content.ReadFromJsonAsync<JsonNode>())!["expiresIn"]!);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_ticket_works_once()
    {
        var request = AuthorizeRequest.Mas().With("auth_code", await TicketAsync());
        Assert.NotNull((await _host.SignInBrowser().AuthorizeAsync(request)).Code);
        Assert.Equal("access_denied", (await _host.SignInBrowser().AuthorizeAsync(request)).Error);
    }

    [Fact]
    public async Task Twenty_parallel_uses_of_one_ticket_succeed_once()
    {
        var request = AuthorizeRequest.Mas().With("auth_code", await TicketAsync());
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _host.SignInBrowser().AuthorizeAsync(request)));
        Assert.Single(results, result => result.Code is not null);
    }

    [Fact]
    public async Task A_ticket_expires_after_five_minutes()
    {
        var request = AuthorizeRequest.Mas().With("auth_code", await TicketAsync());
        _host.Clock.Advance(TimeSpan.FromSeconds(301));
        Assert.Equal("access_denied", (await _host.SignInBrowser().AuthorizeAsync(request)).Error);
    }

    [Fact]
    public async Task A_made_up_ticket_is_refused_even_in_a_signed_in_browser()
    {
        var browser = _host.SignInBrowser();
        await browser.SignInAsync(await _host.PersonAsync());
        Assert.Equal("access_denied", (await browser.AuthorizeAsync(AuthorizeRequest.Mas().With("auth_code", "made-up"))).Error);
    }

    [Fact]
    public async Task An_empty_ticket_is_none()
    {
        Assert.True((await _host.SignInBrowser().AuthorizeAsync(AuthorizeRequest.Mas().With("auth_code", ""))).AsksToSignIn);
    }

    [Fact]
    public async Task A_refused_request_does_not_use_the_ticket_up()
    {
        var request = AuthorizeRequest.Mas().With("auth_code", await TicketAsync());
        await _host.SignInBrowser().AuthorizeAsync(request.With("redirect_uri", "http://evil.example/"));
        Assert.NotNull((await _host.SignInBrowser().AuthorizeAsync(request)).Code);
    }

    [Fact]
    public async Task A_ticket_is_stored_as_its_hash()
    {
        var ticket = await TicketAsync();
        var stored = await _host.QueryAsync(db => db.BotTickets.Select(row => row.CodeHash).SingleAsync());
        Assert.Equal(32, stored.Length);
        Assert.DoesNotContain(ticket, Convert.ToBase64String(stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_never_get_tickets()
    {
        var person = await _host.PersonAsync();
        using var response = await AskAsync(TestSettings.Tenant, person.Email, person.Password);
        await IsProblemAsync(response, HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task A_bot_gets_tickets_of_its_own_tenant_only()
    {
        using var response = await AskAsync(TestSettings.OtherTenant, TestSettings.BotEmail(TestSettings.Tenant));
        await IsProblemAsync(response, HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task Guessing_a_bots_password_is_throttled()
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            using var wrong = await AskAsync(TestSettings.Tenant, password: "wrong");
            await IsProblemAsync(wrong, HttpStatusCode.Unauthorized, "invalid_credentials");
        }

        using var throttled = await AskAsync(TestSettings.Tenant);
        await IsProblemAsync(throttled, HttpStatusCode.TooManyRequests, "too_many_attempts");
        Assert.NotNull(throttled.Headers.RetryAfter);
    }

    [Fact]
    public async Task An_unknown_tenant_is_404()
    {
        using var response = await AskAsync("nowhere");
        await IsProblemAsync(response, HttpStatusCode.NotFound, "unknown_tenant");
    }

    [Fact]
    public async Task The_platform_gets_no_tickets()
    {
        using var platform = await _host.PlatformAsync();
        using var response = await platform.PostAsJsonAsync($"/api/bots/{TestSettings.Tenant}/ticket", new { });
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_bot_cannot_use_the_login_page()
    {
        var asked = await _host.SignInBrowser().AuthorizeAsync(AuthorizeRequest.Mas());
        using var posted = await _host.SignInBrowser().SubmitAsync(
            asked.Location!.OriginalString, ("Email", TestSettings.BotEmail(TestSettings.Tenant)), ("Password", TestSettings.BotPassword));
        Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
    }

    private async Task<string> TicketAsync(string tenantId = TestSettings.Tenant)
    {
        using var response = await AskAsync(tenantId);
        return (string)(await response.Content.ReadFromJsonAsync<JsonNode>())!["authCode"]!;
    }

    private async Task<HttpResponseMessage> AskAsync(string tenantId, string? email = null, string? password = null)
    {
        using var chatApi = _host.Client(await _host.Tokens.ForClientAsync(TestSettings.ChatApiId, TestSettings.ChatApiSecret, "bots"));
        return await chatApi.PostAsJsonAsync(
            $"/api/bots/{(tenantId.Length == 0 ? "-" : tenantId)}/ticket",
            new { email = email ?? TestSettings.BotEmail(tenantId), password = password ?? TestSettings.BotPassword });
    }

    private static async Task IsProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal((status, code), (response.StatusCode, (string?)(await response.Content.ReadFromJsonAsync<JsonNode>())!["code"]));
    }
}
