using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Connect;

/// <summary>What time does to codes and refresh tokens. The clock goes forward here, so the service is not shared.</summary>
public sealed class ExpiryTests : IAsyncLifetime
{
    private OidcHost _host = null!;
    private Person _person = null!;

    public async Task InitializeAsync()
    {
        _host = await OidcHost.StartAsync();
        _person = await _host.PersonAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_code_expires_after_60_seconds()
    {
        var request = AuthorizeRequest.Mas();
        var code = (await _host.SignInBrowser().SignInAsync(_person, request)).Code;
        _host.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("invalid_grant", (await _host.Tokens.RedeemAsync(request, code)).Error);
    }

    [Fact]
    public async Task A_code_lives_for_50_seconds()
    {
        var request = AuthorizeRequest.Mas();
        var code = (await _host.SignInBrowser().SignInAsync(_person, request)).Code;
        _host.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.True((await _host.Tokens.RedeemAsync(request, code)).Succeeded);
    }

    [Fact]
    public async Task A_code_used_again_after_30_seconds_is_refused()
    {
        var request = AuthorizeRequest.Mas();
        var code = (await _host.SignInBrowser().SignInAsync(_person, request)).Code;
        await _host.Tokens.RedeemAsync(request, code);
        _host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("invalid_grant", (await _host.Tokens.RedeemAsync(request, code)).Error);
    }

    [Fact]
    public async Task A_refresh_token_replayed_after_the_leeway_revokes_its_family()
    {
        var first = await _host.Tokens.SignInAsync(_person);
        var second = await _host.Tokens.RefreshAsync(first.RefreshToken);
        _host.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("invalid_grant", (await _host.Tokens.RefreshAsync(first.RefreshToken)).Error);
        Assert.Equal("invalid_grant", (await _host.Tokens.RefreshAsync(second.RefreshToken)).Error);
    }

    [Fact]
    public async Task A_refresh_token_used_again_within_the_leeway_revokes_nothing()
    {
        var first = await _host.Tokens.SignInAsync(_person);
        var second = await _host.Tokens.RefreshAsync(first.RefreshToken);
        _host.Clock.Advance(TimeSpan.FromSeconds(25));
        Assert.True((await _host.Tokens.RefreshAsync(first.RefreshToken)).Succeeded);
        Assert.True((await _host.Tokens.RefreshAsync(second.RefreshToken)).Succeeded);
    }

    [Fact]
    public async Task A_refresh_token_lives_for_29_days_but_not_31()
    {
        var (early, late) = (await _host.Tokens.SignInAsync(_person), await _host.Tokens.SignInAsync(_person));
        _host.Clock.Advance(TimeSpan.FromDays(29));
        Assert.True((await _host.Tokens.RefreshAsync(early.RefreshToken)).Succeeded);
        _host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("invalid_grant", (await _host.Tokens.RefreshAsync(late.RefreshToken)).Error);
    }
}
