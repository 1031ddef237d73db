namespace MatrixAuthenticationService.Tests.Tokens;

/// <summary>Rotation, and its forgiveness towards a client that lost an answer.</summary>
[Collection(OtherTestBed.Name)]
public sealed class RefreshTests(TestBed bed) : IDisposable
{
    private readonly OAuthClient _client = new(bed);

    [Fact]
    public async Task A_refresh_gives_a_new_pair_and_ends_the_old_access_token()
    {
        var old = await StartAsync();
        var fresh = await RefreshedAsync(old.Refresh);
        Assert.NotEqual(old, fresh);
        Assert.False(await IsActiveAsync(old.Access));
        Assert.True(await IsActiveAsync(fresh.Access));
    }

    [Fact]
    public async Task The_token_before_serves_again_while_its_successor_was_never_used()
    {
        var old = await StartAsync();
        var lost = await RefreshedAsync(old.Refresh);
        var fresh = await RefreshedAsync(old.Refresh);
        Assert.True(await IsActiveAsync(fresh.Access));
        Assert.False(await IsActiveAsync(lost.Access));
        Assert.Equal(400, (await _client.RefreshAsync(lost.Refresh)).Status);
    }

    [Fact]
    public async Task The_token_before_is_refused_once_the_new_access_token_was_used()
    {
        var old = await StartAsync();
        var fresh = await RefreshedAsync(old.Refresh);
        Assert.True(await IsActiveAsync(fresh.Access));
        Assert.Equal("invalid_grant", (await _client.RefreshAsync(old.Refresh)).Body.GetProperty("error").GetString());
        Assert.True(await IsActiveAsync(fresh.Access));
    }

    [Fact]
    public async Task The_token_before_is_refused_once_its_successor_was_refreshed()
    {
        var old = await StartAsync();
        var fresh = await RefreshedAsync(old.Refresh);
        var fresher = await RefreshedAsync(fresh.Refresh);
        Assert.Equal(400, (await _client.RefreshAsync(old.Refresh)).Status);
        Assert.True(await IsActiveAsync(fresher.Access));
    }

    [Fact]
    public async Task Of_refreshes_at_the_same_time_only_the_last_pair_stays_good()
    {
        var old = await StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _client.RefreshAsync(old.Refresh)));
        var active = 0;
        foreach (var (_, body) in answers.Where(answer => answer.Status == 200))
        {
            active += await IsActiveAsync(OAuthClient.Tokens(body).Access) ? 1 : 0;
        }

        Assert.Equal(1, active);
    }

    [Fact]
    public async Task An_access_token_expires_and_its_session_goes_on()
    {
        await using var mas = await MasServer.StartAsync(await bed.ConfigurationAsync());
        using var client = new OAuthClient(bed, mas);
        var (access, refresh) = OAuthClient.Tokens(await client.SignInAsync(UpstreamPerson.Any(), "openid"));
        mas.Time.Advance(TimeSpan.FromSeconds(301));
        Assert.False((await client.IntrospectAsync(access)).Body.GetProperty("active").GetBoolean());
        Assert.Equal(200, (await client.RefreshAsync(refresh)).Status);
    }

    [Fact]
    public async Task A_code_used_again_after_twenty_seconds_ends_the_session()
    {
        await using var mas = await MasServer.StartAsync(await bed.ConfigurationAsync());
        using var client = new OAuthClient(bed, mas);
        var code = await client.CodeAsync("openid", UpstreamPerson.Any());
        var tokens = OAuthClient.Tokens((await client.ExchangeAsync(code)).Body);
        mas.Time.Advance(TimeSpan.FromSeconds(21));
        await client.ExchangeAsync(code);
        Assert.Equal(400, (await client.RefreshAsync(tokens.Refresh)).Status);
    }

    [Fact]
    public async Task A_code_is_worthless_after_ten_minutes()
    {
        await using var mas = await MasServer.StartAsync(await bed.ConfigurationAsync());
        using var client = new OAuthClient(bed, mas);
        var code = await client.CodeAsync("openid", UpstreamPerson.Any());
        mas.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("invalid_grant", (await client.ExchangeAsync(code)).Body.GetProperty("error").GetString());
    }

    public void Dispose() => _client.Dispose();

    private async Task<(string Access, string Refresh)> StartAsync() =>
        OAuthClient.Tokens(await _client.SignInAsync(UpstreamPerson.Any(), "openid"));

    private async Task<(string Access, string Refresh)> RefreshedAsync(string token)
    {
        var (status, body) = await _client.RefreshAsync(token);
        Assert.Equal(200, status);
        return OAuthClient.Tokens(body);
    }

    private async Task<bool> IsActiveAsync(string token) => (await _client.IntrospectAsync(token)).Body.GetProperty("active").GetBoolean();
}
