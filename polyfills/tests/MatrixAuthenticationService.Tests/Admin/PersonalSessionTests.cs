using System.Text.Json;

namespace MatrixAuthenticationService.Tests.Admin;

/// <summary>A bot's session that no browser was needed for.</summary>
[Collection(SharedTestBed.Name)]
public sealed class PersonalSessionTests(TestBed bed) : IAsyncLifetime, IDisposable
{
    private readonly OAuthClient _client = new(bed);
    private AdminClient? _admin;

    public async Task InitializeAsync() => _admin = await AdminClient.CreateAsync(bed.Mas);

    [Fact]
    public async Task Its_token_is_taken_by_the_homeserver_for_the_device_and_may_send()
    {
        var (session, username) = await AddAsync("OPENMEETBOT01");
        var (_, me) = await _client.WhoamiAsync(Token(session));
        Assert.Equal(($"@{username}:{SynapseServer.ServerName}", "OPENMEETBOT01"), (me.GetProperty("user_id").GetString(), me.GetProperty("device_id").GetString()));
        var (_, room) = await _client.MatrixAsync(HttpMethod.Post, "_matrix/client/v3/createRoom", Token(session), new { });
        var path = $"_matrix/client/v3/rooms/{room.GetProperty("room_id").GetString()}/send/m.room.message/1";
        Assert.Equal(200, (await _client.MatrixAsync(HttpMethod.Put, path, Token(session), new { msgtype = "m.text", body = "hello" })).Status);
    }

    [Fact]
    public async Task The_token_is_shown_when_it_is_made_and_never_again()
    {
        var (session, _) = await AddAsync("OPENMEETBOT02");
        Assert.Matches("^mpt_[A-Za-z0-9]{30}_[A-Za-z0-9]{6}$", Token(session));
        var (_, found) = await _admin!.GetAsync($"personal-sessions/{Id(session)}");
        var attributes = found.GetProperty("data").GetProperty("attributes");
        Assert.Equal((false, MasConfiguration.AdminClient), (attributes.TryGetProperty("access_token", out _), attributes.GetProperty("owner_client_id").GetString()));
    }

    [Fact]
    public async Task A_regenerated_token_replaces_the_old_one_on_the_same_device()
    {
        var (session, _) = await AddAsync("OPENMEETBOT03");
        var (status, body) = await _admin!.PostAsync($"personal-sessions/{Id(session)}/regenerate", new { expires_in = 60 });
        Assert.Equal(201, status);
        Assert.False((await _client.IntrospectAsync(Token(session))).Body.GetProperty("active").GetBoolean());
        Assert.Equal("OPENMEETBOT03", (await _client.WhoamiAsync(Token(body))).Body.GetProperty("device_id").GetString());
    }

    [Fact]
    public async Task A_revoked_session_loses_its_device_and_cannot_be_revived()
    {
        var (session, _) = await AddAsync("OPENMEETBOT04");
        Assert.Equal(200, (await _admin!.PostAsync($"personal-sessions/{Id(session)}/revoke", new { })).Status);
        Assert.Equal(401, (await _client.WhoamiAsync(Token(session))).Status);
        Assert.Equal(409, (await _admin.PostAsync($"personal-sessions/{Id(session)}/revoke", new { })).Status);
        Assert.Equal(422, (await _admin.PostAsync($"personal-sessions/{Id(session)}/regenerate", new { })).Status);
    }

    [Fact]
    public async Task A_second_session_on_the_device_keeps_it_alive_when_the_first_is_revoked()
    {
        var (first, username) = await AddAsync("OPENMEETBOT05");
        var user = (await _admin!.GetAsync($"users/by-username/{username}")).Body.GetProperty("data").GetProperty("id").GetString()!;
        var second = await AddSessionAsync(user, "OPENMEETBOT05");
        await _admin.PostAsync($"personal-sessions/{Id(first)}/revoke", new { });
        Assert.Equal(200, (await _client.WhoamiAsync(Token(second))).Status);
    }

    [Fact]
    public async Task Sessions_are_listed_by_their_actor()
    {
        var (session, username) = await AddAsync("OPENMEETBOT06");
        var user = (await _admin!.GetAsync($"users/by-username/{username}")).Body.GetProperty("data").GetProperty("id").GetString();
        var (_, list) = await _admin.GetAsync($"personal-sessions?filter[actor_user]={user}&filter[status]=active");
        Assert.Equal((1, Id(session)), (list.GetProperty("meta").GetProperty("count").GetInt32(), list.GetProperty("data")[0].GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("01K0PENMEETCHATADM1N00000Z", "openid", 404)]
    [InlineData(null, "two  spaces", 400)]
    public async Task A_wrong_request_is_refused(string? actor, string scope, int expected)
    {
        var id = actor ?? await _admin!.AddUserAsync(UpstreamPerson.Any().Username!);
        Assert.Equal(expected, (await _admin!.PostAsync("personal-sessions", new { actor_user_id = id, human_name = "bot", scope })).Status);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _admin?.Dispose();
        _client.Dispose();
    }

    private static string Token(JsonElement body) => body.GetProperty("data").GetProperty("attributes").GetProperty("access_token").GetString()!;

    private static string Id(JsonElement body) => body.GetProperty("data").GetProperty("id").GetString()!;

    private async Task<(JsonElement Session, string Username)> AddAsync(string device)
    {
        var username = UpstreamPerson.Any().Username!;
        return (await AddSessionAsync(await _admin!.AddUserAsync(username), device), username);
    }

    private async Task<JsonElement> AddSessionAsync(string user, string device)
    {
        var (status, body) = await _admin!.PostAsync(
            "personal-sessions", new { actor_user_id = user, human_name = "bot", scope = OAuthClient.ApiScope(device) });
        Assert.Equal(201, status);
        return body;
    }
}
