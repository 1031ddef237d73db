namespace MatrixAuthenticationService.Tests.Synapse;

/// <summary>What happens while the homeserver does not answer.</summary>
[Collection(SharedTestBed.Name)]
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

    private async Task<MasConfiguration> UnreachableAsync() =>
        await bed.ConfigurationAsync() with { SynapseUrl = $"http://127.0.0.1:{FreePort.Next()}/" };
}
