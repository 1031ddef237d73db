using System.Net.Http.Headers;
using System.Text;

namespace MatrixAuthenticationService.Tests.Admin;

[Collection(SharedTestBed.Name)]
public sealed class AdminApiTests(TestBed bed) : IAsyncLifetime, IDisposable
{
    private readonly OAuthClient _client = new(bed);
    private AdminClient? _admin;

    public async Task InitializeAsync() => _admin = await AdminClient.CreateAsync(bed.Mas);

    [Fact]
    public async Task A_new_user_exists_on_the_homeserver_when_the_answer_comes()
    {
        var username = UpstreamPerson.Any().Username!;
        var (status, body) = await _admin!.PostAsync("users", new { username, displayname = "Somebody" });
        var data = body.GetProperty("data");
        Assert.Equal((201, "user", username), (status, data.GetProperty("type").GetString(), data.GetProperty("attributes").GetProperty("username").GetString()));
        var bot = await BotAsync(data.GetProperty("id").GetString()!);
        Assert.Equal("Somebody", (await _client.MatrixAsync(HttpMethod.Get, $"_matrix/client/v3/profile/@{username}:{SynapseServer.ServerName}", bot)).Body.GetProperty("displayname").GetString());
    }

    [Fact]
    public async Task A_user_is_found_by_name_and_by_id()
    {
        var username = UpstreamPerson.Any().Username!;
        var id = await _admin!.AddUserAsync(username);
        var (_, byName) = await _admin.GetAsync($"users/by-username/{username}");
        var (_, byId) = await _admin.GetAsync($"users/{id}");
        Assert.Equal((id, username), (byName.GetProperty("data").GetProperty("id").GetString(), byId.GetProperty("data").GetProperty("attributes").GetProperty("username").GetString()));
        Assert.Equal(404, (await _admin.GetAsync("users/by-username/nobody")).Status);
    }

    [Theory]
    [InlineData("Capital", 400)]
    [InlineData("_underscore", 400)]
    [InlineData("", 400)]
    [InlineData("with space", 400)]
    [InlineData("12345", 409)]
    public async Task A_name_that_cannot_be_is_refused(string username, int expected) =>
        Assert.Equal(expected, (await _admin!.PostAsync("users", new { username })).Status);

    [Fact]
    public async Task A_name_is_given_once()
    {
        var username = UpstreamPerson.Any().Username!;
        await _admin!.AddUserAsync(username);
        Assert.Equal(409, (await _admin.PostAsync("users", new { username })).Status);
    }

    [Fact]
    public async Task An_identity_is_linked_once_and_found_by_its_subject()
    {
        var person = UpstreamPerson.Any();
        var link = new { user_id = await _admin!.AddUserAsync(person.Username!), provider_id = MasConfiguration.Provider, subject = person.Subject };
        Assert.Equal(201, (await _admin.PostAsync("upstream-oauth-links", link)).Status);
        Assert.Equal(409, (await _admin.PostAsync("upstream-oauth-links", link)).Status);
        var (_, list) = await _admin.GetAsync($"upstream-oauth-links?filter[subject]={person.Subject}&filter[provider]={MasConfiguration.Provider}");
        Assert.Equal(link.user_id, list.GetProperty("data")[0].GetProperty("attributes").GetProperty("user_id").GetString());
    }

    [Theory]
    [InlineData("01K0PENMEETCHATADM1N00000Z", MasConfiguration.Provider)]
    [InlineData(null, "01K0PENMEETCHATADM1N00000Z")]
    public async Task A_link_to_nothing_is_not_found(string? user, string provider)
    {
        var id = user ?? await _admin!.AddUserAsync(UpstreamPerson.Any().Username!);
        Assert.Equal(404, (await _admin!.PostAsync("upstream-oauth-links", new { user_id = id, provider_id = provider, subject = "s" })).Status);
    }

    [Fact]
    public async Task A_session_that_is_finished_loses_its_device_at_once()
    {
        var person = UpstreamPerson.Any();
        var access = OAuthClient.Tokens(await _client.SignInAsync(person)).Access;
        var user = (await _admin!.GetAsync($"users/by-username/{person.Username}")).Body.GetProperty("data").GetProperty("id").GetString();
        var (_, list) = await _admin.GetAsync($"oauth2-sessions?filter[user]={user}&filter[status]=active");
        var session = list.GetProperty("data")[0].GetProperty("id").GetString();
        Assert.Equal(200, (await _admin.PostAsync($"oauth2-sessions/{session}/finish", new { })).Status);
        Assert.Equal(401, (await _client.WhoamiAsync(access)).Status);
        Assert.Equal(400, (await _admin.PostAsync($"oauth2-sessions/{session}/finish", new { })).Status);
    }

    [Fact]
    public async Task A_deactivated_user_is_gone_from_the_homeserver_and_cannot_sign_in()
    {
        var person = UpstreamPerson.Any();
        var access = OAuthClient.Tokens(await _client.SignInAsync(person)).Access;
        var user = (await _admin!.GetAsync($"users/by-username/{person.Username}")).Body.GetProperty("data").GetProperty("id").GetString();
        Assert.Equal(200, (await _admin.PostAsync($"users/{user}/deactivate", new { skip_erase = false })).Status);
        Assert.Equal(401, (await _client.WhoamiAsync(access)).Status);
        using var browser = new Browser();
        var page = await browser.FollowAsync(_client.AuthorizeUri("openid", bed.Upstream.Add(person)), OAuthClient.RedirectUri);
        Assert.Contains("deactivated", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        var prefix = $"page{Guid.NewGuid():N}"[..12];
        foreach (var number in Enumerable.Range(0, 3))
        {
            await _admin!.AddUserAsync($"{prefix}{number}");
        }

        var (_, first) = await _admin!.GetAsync($"users?filter[search]={prefix}&page[first]=2");
        Assert.Equal((3, 2), (first.GetProperty("meta").GetProperty("count").GetInt32(), first.GetProperty("data").GetArrayLength()));
        var (_, second) = await _admin.GetAsync(first.GetProperty("links").GetProperty("next").GetString()!);
        Assert.Equal($"{prefix}2", second.GetProperty("data")[0].GetProperty("attributes").GetProperty("username").GetString());
        Assert.False(second.GetProperty("links").TryGetProperty("next", out _));
    }

    [Theory]
    [InlineData(null, 400)]
    [InlineData("nonsense", 401)]
    public async Task Without_an_admin_token_nothing_is_answered(string? token, int expected)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bed.Mas.InternalUrl, "api/admin/v1/users"));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_token_without_the_admin_scope_is_refused()
    {
        var access = OAuthClient.Tokens(await _client.SignInAsync(UpstreamPerson.Any(), "openid")).Access;
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", access);
        Assert.Equal(401, (int)(await http.GetAsync(new Uri(bed.Mas.InternalUrl, "api/admin/v1/users"))).StatusCode);
    }

    [Theory]
    [InlineData("text/plain", "{}", 415)]
    [InlineData("application/json", "{", 400)]
    [InlineData("application/json", "{}", 422)]
    [InlineData("application/json", "{\"username\":null}", 422)]
    [InlineData("application/json", "{\"username\":7}", 422)]
    public async Task A_wrong_body_has_its_status(string type, string body, int expected)
    {
        using var http = new HttpClient();
        var token = (await AdminClient.TokenAsync(bed.Mas, "urn:mas:admin")).Body.GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var content = new StringContent(body, Encoding.UTF8, type);
        Assert.Equal(expected, (int)(await http.PostAsync(new Uri(bed.Mas.InternalUrl, "api/admin/v1/users"), content)).StatusCode);
    }

    [Fact]
    public async Task The_public_listener_has_no_admin_api()
    {
        using var http = new HttpClient();
        Assert.Equal(404, (int)(await http.GetAsync(new Uri(bed.Mas.PublicUrl, "api/admin/v1/version"))).StatusCode);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _admin?.Dispose();
        _client.Dispose();
    }

    private async Task<string> BotAsync(string user)
    {
        var body = new { actor_user_id = user, human_name = "bot", scope = OAuthClient.ApiScope(OAuthClient.NewDevice()) };
        return (await _admin!.PostAsync("personal-sessions", body)).Body.GetProperty("data").GetProperty("attributes").GetProperty("access_token").GetString()!;
    }
}
