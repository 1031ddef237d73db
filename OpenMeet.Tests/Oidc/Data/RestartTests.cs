using Microsoft.EntityFrameworkCore;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Data;

public sealed class RestartTests : IAsyncLifetime
{
    private OidcHost _first = null!;

    public async Task InitializeAsync() => _first = await OidcHost.StartAsync();

    public async Task DisposeAsync() => await _first.DisposeAsync();

    [Fact]
    public async Task The_migrations_are_those_of_the_model()
    {
        Assert.False(await _first.QueryAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    [Fact]
    public async Task Tokens_and_sessions_survive_a_restart()
    {
        var (person, browser, request) = (await _first.PersonAsync(), _first.SignInBrowser(), AuthorizeRequest.ChatPage());
        var tokens = await _first.Tokens.RedeemAsync(request, (await browser.SignInAsync(person, request)).Code);
        await using var second = _first.Again();
        Assert.True((await second.Tokens.RefreshAsync(tokens.RefreshToken)).Succeeded);
        var returning = second.SignInBrowser();
        returning.Steal(browser);
        Assert.NotNull((await returning.AuthorizeAsync(AuthorizeRequest.Mas())).Code);
    }

    [Fact]
    public async Task A_form_of_one_replica_may_be_posted_to_another()
    {
        var (person, browser) = (await _first.PersonAsync(), _first.SignInBrowser());
        await using var second = _first.Again();
        var html = await browser.Http.GetStringAsync("/login");
        var other = second.SignInBrowser();
        other.Steal(browser);
        using var posted = await other.SubmitAsync("/login", html, ("Email", person.Email), ("Password", person.Password));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, posted.StatusCode);
    }

    [Fact]
    public async Task A_rotated_signing_key_keeps_the_old_one_published()
    {
        var tokens = await _first.Tokens.SignInAsync(await _first.PersonAsync());
        await using var second = _first.Again(settings => settings["OIDC_SIGNING_KEY"] = TestSettings.NewSigningKey() + "\n" + settings["OIDC_SIGNING_KEY"]);
        Assert.True((await Jwt.ValidateAsync(second, tokens.AccessToken, "openmeet-chat")).IsValid);
        var fresh = await second.Tokens.SignInAsync(await second.PersonAsync());
        Assert.NotEqual((string?)Jwt.Header(tokens.AccessToken)["kid"], (string?)Jwt.Header(fresh.AccessToken)["kid"]);
    }

    [Fact]
    public async Task Data_protection_keys_are_stored_encrypted()
    {
        await _first.SignInBrowser().Http.GetStringAsync("/login");
        var stored = await _first.QueryAsync(db => db.ProtectionKeys.Select(key => key.Xml).ToListAsync());
        Assert.NotEmpty(stored);
        Assert.All(stored, xml => Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal));
        Assert.All(stored, xml => Assert.Contains("KeyDecryptor", xml, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_encryption_key_signs_everybody_out_and_nothing_else()
    {
        var (person, browser) = (await _first.PersonAsync(), _first.SignInBrowser());
        await browser.SignInAsync(person);
        await using var second = _first.Again(settings => settings["OIDC_ENCRYPTION_KEY"] = new string('5', 64));
        var returning = second.SignInBrowser();
        returning.Steal(browser);
        Assert.NotNull((await returning.SignInAsync(person)).Code);
    }

    [Fact]
    public async Task Health_follows_the_database()
    {
        using var client = _first.Client();
        Assert.Equal("Healthy", await client.GetStringAsync("/health"));
    }
}
