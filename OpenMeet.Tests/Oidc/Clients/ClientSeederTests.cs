using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Clients;

public sealed class ClientSeederTests : IAsyncLifetime
{
    private OidcHost _first = null!;

    public async Task InitializeAsync() => _first = await OidcHost.StartAsync();

    public async Task DisposeAsync() => await _first.DisposeAsync();

    [Fact]
    public async Task Starting_again_makes_nothing_twice()
    {
        await using var second = _first.Again();
        var clients = await second.QueryAsync(db => db.Set<OpenIddictEntityFrameworkCoreApplication>().Select(client => client.ClientId).ToListAsync());
        Assert.Equal([TestSettings.ChatApiId, TestSettings.MasId, TestSettings.ChatId, TestSettings.PlatformId], clients.Order());
        Assert.Equal(4, await second.QueryAsync(db => db.Set<OpenIddictEntityFrameworkCoreScope>().CountAsync()));
    }

    [Fact]
    public async Task A_changed_secret_replaces_the_old_one()
    {
        await using var second = _first.Again(settings => settings["OIDC_PLATFORM_CLIENT_SECRET"] = "the new secret");
        Assert.Equal("invalid_client", (await AskAsync(second, TestSettings.PlatformId, TestSettings.PlatformSecret)).Error);
        Assert.True((await AskAsync(second, TestSettings.PlatformId, "the new secret")).Succeeded);
    }

    [Fact]
    public async Task A_changed_redirect_uri_replaces_the_old_one()
    {
        const string Moved = "http://account.elsewhere.example/callback";
        await using var second = _first.Again(settings => settings["OIDC_MAS_REDIRECT_URI"] = Moved);
        Assert.Null((await second.SignInBrowser().AuthorizeAsync(AuthorizeRequest.Mas())).Location);
        Assert.True((await second.SignInBrowser().AuthorizeAsync(AuthorizeRequest.Mas().With("redirect_uri", Moved))).AsksToSignIn);
    }

    [Fact]
    public async Task A_client_that_is_no_longer_in_the_settings_is_unknown()
    {
        await using var second = _first.Again(settings => settings["OIDC_PLATFORM_CLIENT_ID"] = "platform-2");
        Assert.Equal("invalid_client", (await AskAsync(second, TestSettings.PlatformId, TestSettings.PlatformSecret)).Error);
        Assert.True((await AskAsync(second, "platform-2", TestSettings.PlatformSecret)).Succeeded);
    }

    [Fact]
    public async Task Three_replicas_that_start_at_once_agree()
    {
        var replicas = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => _first.Again())));
        foreach (var replica in replicas)
        {
            Assert.True((await AskAsync(replica, TestSettings.PlatformId, TestSettings.PlatformSecret)).Succeeded);
            await replica.DisposeAsync();
        }
    }

    [Fact]
    public async Task Secrets_are_stored_hashed()
    {
        var stored = await _first.QueryAsync(db => db.Set<OpenIddictEntityFrameworkCoreApplication>().Select(client => client.ClientSecret).ToListAsync());
        Assert.DoesNotContain(stored, secret => secret is TestSettings.MasId || secret == TestSettings.MasSecret || secret == TestSettings.PlatformSecret);
        Assert.Equal(3, stored.Count(secret => secret is not null));
    }

    private static Task<TokenResponse> AskAsync(OidcHost host, string id, string secret) => host.Tokens.PostAsync(
        ("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret), ("scope", "accounts"));
}
