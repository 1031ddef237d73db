namespace MatrixAuthenticationService.Tests.Tokens;

[Collection(OtherTestBed.Name)]
public sealed class RevocationTests(TestBed bed) : IDisposable
{
    private readonly OAuthClient _client = new(bed);

    [Fact]
    public async Task Revoking_a_token_ends_its_device_at_the_homeserver_at_once()
    {
        var tokens = OAuthClient.Tokens(await _client.SignInAsync(UpstreamPerson.Any()));
        Assert.Equal(200, (await _client.WhoamiAsync(tokens.Access)).Status);
        var (status, body) = await _client.RevokeAsync(tokens.Refresh);
        Assert.Equal((200, default), (status, body.ValueKind));
        var (denied, error) = await _client.WhoamiAsync(tokens.Access);
        Assert.Equal((401, "M_UNKNOWN_TOKEN"), (denied, error.GetProperty("errcode").GetString()));
    }

    [Fact]
    public async Task The_other_devices_of_the_person_stay()
    {
        var person = UpstreamPerson.Any();
        var first = OAuthClient.Tokens(await _client.SignInAsync(person));
        var second = OAuthClient.Tokens(await _client.SignInAsync(person));
        await _client.RevokeAsync(first.Access);
        Assert.Equal(200, (await _client.WhoamiAsync(second.Access)).Status);
    }

    [Fact]
    public async Task An_unknown_token_is_revoked_with_success() => Assert.Equal(200, (await _client.RevokeAsync("unknown")).Status);

    [Fact]
    public async Task A_token_of_another_client_is_not_revoked()
    {
        var (_, token) = await AdminClient.TokenAsync(bed.Mas, "urn:mas:admin");
        var (status, body) = await _client.RevokeAsync(token.GetProperty("access_token").GetString()!);
        Assert.Equal((401, "unauthorized_client"), (status, body.GetProperty("error").GetString()));
    }

    public void Dispose() => _client.Dispose();
}
