using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace MatrixAuthenticationService.Tests.Compat;

/// <summary>The old Matrix login by single sign-on.</summary>
[Collection(SharedTestBed.Name)]
public sealed class CompatLoginTests(TestBed bed) : IDisposable
{
    private readonly OAuthClient _client = new(bed);
    private readonly Browser _browser = new();

    [Fact]
    public async Task The_flows_are_single_sign_on_and_its_token()
    {
        var (_, body) = await _client.GetAsync("_matrix/client/v3/login");
        Assert.Equal(["m.login.sso", "m.login.token"], body.GetProperty("flows").EnumerateArray().Select(flow => flow.GetProperty("type").GetString()!));
    }

    [Fact]
    public async Task A_login_gives_a_token_without_end_that_the_homeserver_takes()
    {
        var person = UpstreamPerson.Any();
        var (status, body) = await LoginAsync(new { type = "m.login.token", token = await TokenAsync(person), device_id = "LAPTOP" });
        Assert.Equal(200, status);
        Assert.False(body.TryGetProperty("expires_in_ms", out _));
        var (_, me) = await _client.WhoamiAsync(body.GetProperty("access_token").GetString()!);
        Assert.Equal(($"@{person.Username}:{SynapseServer.ServerName}", "LAPTOP"), (me.GetProperty("user_id").GetString(), me.GetProperty("device_id").GetString()));
    }

    [Fact]
    public async Task A_login_token_serves_once()
    {
        var token = await TokenAsync(UpstreamPerson.Any());
        await LoginAsync(new { type = "m.login.token", token });
        var (status, body) = await LoginAsync(new { type = "m.login.token", token });
        Assert.Equal((403, "M_FORBIDDEN"), (status, body.GetProperty("errcode").GetString()));
    }

    [Fact]
    public async Task Refreshing_replaces_both_tokens_and_the_old_ones_are_dead()
    {
        var (_, old) = await LoginAsync(new { type = "m.login.token", token = await TokenAsync(UpstreamPerson.Any()), refresh_token = true });
        var tokens = OAuthClient.Tokens(old);
        var (status, body) = await _client.PostJsonAsync("_matrix/client/v3/refresh", new { refresh_token = tokens.Refresh });
        Assert.Equal((200, 300_000), (status, body.GetProperty("expires_in_ms").GetInt32()));
        Assert.Equal(401, (await _client.PostJsonAsync("_matrix/client/v3/refresh", new { refresh_token = tokens.Refresh })).Status);
        Assert.False((await _client.IntrospectAsync(tokens.Access)).Body.GetProperty("active").GetBoolean());
        Assert.True((await _client.IntrospectAsync(body.GetProperty("access_token").GetString()!)).Body.GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task Logging_out_kills_the_device_at_once()
    {
        var access = await AccessAsync();
        Assert.Equal(200, (await _client.WhoamiAsync(access)).Status);
        Assert.Equal(200, (await _client.PostJsonAsync("_matrix/client/v3/logout", new { }, access)).Status);
        Assert.Equal(401, (await _client.WhoamiAsync(access)).Status);
    }

    [Fact]
    public async Task An_oauth_token_cannot_log_out_here()
    {
        var access = OAuthClient.Tokens(await _client.SignInAsync(UpstreamPerson.Any())).Access;
        var (status, body) = await _client.PostJsonAsync("_matrix/client/v3/logout", new { }, access);
        Assert.Equal((401, "M_UNKNOWN_TOKEN"), (status, body.GetProperty("errcode").GetString()));
    }

    [Fact]
    public async Task Introspection_names_the_device_beside_the_scope_where_that_is_understood()
    {
        var access = await AccessAsync();
        var (_, modern) = await _client.IntrospectAsync(access);
        var (_, old) = await _client.IntrospectAsync(access, supportsDevice: false);
        var device = modern.GetProperty("device_id").GetString()!;
        Assert.Equal(("legacy", false), (modern.GetProperty("client_id").GetString(), modern.GetProperty("scope").GetString()!.Contains("device", StringComparison.Ordinal)));
        Assert.Contains($"urn:matrix:client:device:{device}", old.GetProperty("scope").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json", 400, "M_NOT_JSON")]
    [InlineData("[]", 400, "M_BAD_JSON")]
    [InlineData("{}", 400, "M_BAD_JSON")]
    [InlineData("{\"type\":\"m.login.password\"}", 400, "M_UNKNOWN")]
    [InlineData("{\"type\":\"m.login.token\",\"token\":\"x\"}", 403, "M_FORBIDDEN")]
    public async Task A_wrong_login_has_an_error_code(string text, int expected, string code)
    {
        using var http = new HttpClient();
        using var response = await http.PostAsync(new Uri(bed.Mas.PublicUrl, "_matrix/client/v3/login"), new StringContent(text));
        Assert.Equal((expected, code), ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("errcode").GetString()));
    }

    public void Dispose()
    {
        _client.Dispose();
        _browser.Dispose();
    }

    private Task<(int Status, JsonElement Body)> LoginAsync(object body) => _client.PostJsonAsync("_matrix/client/v3/login", body);

    private async Task<string> AccessAsync() =>
        (await LoginAsync(new { type = "m.login.token", token = await TokenAsync(UpstreamPerson.Any()) })).Body.GetProperty("access_token").GetString()!;

    // The old login has no way to say who one is at the provider: an OAuth request signs the browser in first.
    private async Task<string> TokenAsync(UpstreamPerson person)
    {
        using var browser = new Browser();
        await browser.FollowAsync(_client.AuthorizeUri("openid", bed.Upstream.Add(person)), OAuthClient.RedirectUri);
        var start = new Uri(bed.Mas.PublicUrl, "_matrix/client/v3/login/sso/redirect?redirectUrl=http%3A%2F%2Fapp.example%2Fdone%3Fa%3Db");
        var answer = await browser.SubmitAsync(await browser.FollowAsync(start, "http://app.example/"));
        var query = QueryHelpers.ParseQuery(answer.Location!.Query);
        Assert.Equal("b", query["a"]);
        return query["loginToken"].ToString();
    }
}
