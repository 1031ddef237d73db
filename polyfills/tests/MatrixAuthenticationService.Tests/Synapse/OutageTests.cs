namespace MatrixAuthenticationService.Tests.Synapse;

/// <summary>What happens while the homeserver does not answer.</summary>
[Collection(OtherTestBed.Name)]
public sealed class OutageTests(TestBed bed)
{
    [Fact]
    public async Task The_service_starts_and_serves_without_a_homeserver()
    {
        await using var mas = await MasServer.StartAsync(await UnreachableAsync());
        using var http = new HttpClient();
        Assert.Equal("ok", await http.GetStringAsync(new Uri(mas.InternalUrl, "health")));
    }

    [Fact]
    public async Task Making_an_account_fails_as_a_whole_and_can_be_tried_again()
    {
        await using var mas = await MasServer.StartAsync(await UnreachableAsync());
        using var admin = await AdminClient.CreateAsync(mas);
        var body = new { username = "somebody", skip_homeserver_check = true };
        Assert.Equal(500, (await admin.PostAsync("users", body)).Status);
        Assert.Equal(404, (await admin.GetAsync("users/by-username/somebody")).Status);
    }

    [Fact]
    public async Task A_code_whose_exchange_failed_at_the_homeserver_can_be_exchanged_when_it_is_back()
    {
        var configuration = await bed.ConfigurationAsync();
        string code;
        await using (var mas = await MasServer.StartAsync(configuration))
        {
            using var client = new OAuthClient(bed, mas);
            code = await client.CodeAsync(OAuthClient.ApiScope(OAuthClient.NewDevice()), UpstreamPerson.Any());
        }

        await using (var broken = await MasServer.StartAsync(configuration with { SynapseUrl = $"http://127.0.0.1:{FreePort.Next()}/" }))
        {
            using var client = new OAuthClient(bed, broken);
            var (status, body) = await client.ExchangeAsync(code);
            Assert.Equal((500, "server_error"), (status, body.GetProperty("error").GetString()));
        }

        await using var repaired = await MasServer.StartAsync(configuration);
        using var again = new OAuthClient(bed, repaired);
        Assert.Equal(200, (await again.ExchangeAsync(code)).Status);
    }

    [Fact]
    public async Task A_device_that_was_ended_during_an_outage_is_removed_when_the_homeserver_is_back()
    {
        var (configuration, person, device) = (await bed.ConfigurationAsync(), UpstreamPerson.Any(), OAuthClient.NewDevice());
        string token;
        await using (var mas = await MasServer.StartAsync(configuration))
        {
            using var client = new OAuthClient(bed, mas);
            token = OAuthClient.Tokens(await client.SignInAsync(person, OAuthClient.ApiScope(device))).Refresh;
        }

        await using (var broken = await MasServer.StartAsync(configuration with { SynapseUrl = $"http://127.0.0.1:{FreePort.Next()}/" }))
        {
            using var client = new OAuthClient(bed, broken);
            Assert.Equal(200, (await client.RevokeAsync(token)).Status);
        }

        Assert.Contains(device, await DevicesAsync(person), StringComparison.Ordinal);
        await using var repaired = await MasServer.StartAsync(configuration);
        repaired.Time.Advance(TimeSpan.FromSeconds(10));
        await Wait.UntilAsync(async () => await DevicesAsync(person) is { } devices && !devices.Contains(device, StringComparison.Ordinal), "the device's end");
    }

    // Seen by another service of the same homeserver, which gets itself a session of the account; null when the repaired service,
    // which knows nothing of that session, has just taken it from the homeserver.
    private async Task<string?> DevicesAsync(UpstreamPerson person)
    {
        using var admin = await AdminClient.CreateAsync(bed.Mas);
        await admin.PostAsync("users", new { username = person.Username, skip_homeserver_check = true });
        var user = (await admin.GetAsync($"users/by-username/{person.Username}")).Body.GetProperty("data").GetProperty("id").GetString();
        var body = new { actor_user_id = user, human_name = "observer", scope = OAuthClient.ApiScope(OAuthClient.NewDevice()) };
        var session = (await admin.PostAsync("personal-sessions", body)).Body.GetProperty("data").GetProperty("attributes");
        using var client = new OAuthClient(bed);
        var (status, devices) = await client.MatrixAsync(HttpMethod.Get, "_matrix/client/v3/devices", session.GetProperty("access_token").GetString()!);
        Assert.Contains(status, (int[])[200, 401]);
        return status == 200 ? devices.GetRawText() : null;
    }

    private async Task<MasConfiguration> UnreachableAsync() =>
        await bed.ConfigurationAsync() with { SynapseUrl = $"http://127.0.0.1:{FreePort.Next()}/" };
}
