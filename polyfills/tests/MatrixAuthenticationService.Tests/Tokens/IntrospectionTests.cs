namespace MatrixAuthenticationService.Tests.Tokens;

[Collection(OtherTestBed.Name)]
public sealed class IntrospectionTests(TestBed bed) : IDisposable
{
    private readonly OAuthClient _client = new(bed);

    [Fact]
    public async Task An_access_token_is_described_in_both_spellings_of_its_scopes()
    {
        var (person, device) = (UpstreamPerson.Any(), OAuthClient.NewDevice());
        var access = OAuthClient.Tokens(await _client.SignInAsync(person, OAuthClient.ApiScope(device))).Access;
        var (status, body) = await _client.IntrospectAsync(access, "access_token");
        Assert.Equal(200, status);
        Assert.Equal(
            $"urn:matrix:client:api:* urn:matrix:client:device:{device} urn:matrix:org.matrix.msc2967.client:api:* urn:matrix:org.matrix.msc2967.client:device:{device}",
            body.GetProperty("scope").GetString());
        Assert.Equal((person.Username, MasConfiguration.StaticClient, "access_token"), (
            body.GetProperty("username").GetString(), body.GetProperty("client_id").GetString(), body.GetProperty("token_type").GetString()));
        Assert.InRange(body.GetProperty("expires_in").GetInt32(), 1, 300);
    }

    [Fact]
    public async Task A_refresh_token_is_never_taken_for_an_access_token()
    {
        var refresh = OAuthClient.Tokens(await _client.SignInAsync(UpstreamPerson.Any(), "openid")).Refresh;
        Assert.False((await _client.IntrospectAsync(refresh, "access_token")).Body.GetProperty("active").GetBoolean());
        var (_, body) = await _client.IntrospectAsync(refresh);
        Assert.Equal((true, "refresh_token", false), (
            body.GetProperty("active").GetBoolean(), body.GetProperty("token_type").GetString(), body.TryGetProperty("exp", out _)));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("mat_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_000000")]
    [InlineData(MasConfiguration.HomeserverSecret)]
    public async Task An_unknown_token_is_inactive_and_nothing_more(string token) =>
        Assert.Equal("{\"active\":false}", (await _client.IntrospectAsync(token)).Body.GetRawText());

    [Fact]
    public async Task A_wrong_homeserver_secret_is_refused()
    {
        var (status, body) = await _client.IntrospectAsync("anything", secret: "wrong");
        Assert.Equal((401, "access_denied"), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_public_client_may_not_introspect()
    {
        var (status, body) = await _client.PostAsync("oauth2/introspect", new() { ["token"] = "x", ["client_id"] = MasConfiguration.StaticClient });
        Assert.Equal((401, "access_denied"), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_token_for_a_client_itself_has_no_user()
    {
        var (_, token) = await AdminClient.TokenAsync(bed.Mas, "urn:mas:admin");
        var (_, body) = await _client.IntrospectAsync(token.GetProperty("access_token").GetString()!);
        Assert.Equal((true, false, false), (
            body.GetProperty("active").GetBoolean(), body.TryGetProperty("username", out _), body.TryGetProperty("sub", out _)));
    }

    [Fact]
    public async Task A_locked_account_has_no_active_token_until_it_is_unlocked()
    {
        var person = UpstreamPerson.Any();
        var access = OAuthClient.Tokens(await _client.SignInAsync(person)).Access;
        using var admin = await AdminClient.CreateAsync(bed.Mas);
        var id = (await admin.GetAsync($"users/by-username/{person.Username}")).Body.GetProperty("data").GetProperty("id").GetString();
        await admin.PostAsync($"users/{id}/lock", new { });
        Assert.False((await _client.IntrospectAsync(access)).Body.GetProperty("active").GetBoolean());
        await admin.PostAsync($"users/{id}/unlock", new { });
        Assert.True((await _client.IntrospectAsync(access)).Body.GetProperty("active").GetBoolean());
    }

    public void Dispose() => _client.Dispose();
}
