using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Tests.Support;

namespace OpenIddict.Tests.Clients;

[Collection(ProviderTests.Name)]
public sealed class ClientAssertionTests(ProviderFixture fixture)
{
    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "k1" };
    private readonly string _client = "jwt-" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_client_signs_in_with_its_own_key()
    {
        await RegisterAsync();

        var answer = await RequestAsync(Sign(_key, Provider.Address));

        Assert.NotNull(answer["access_token"]);
    }

    [Fact]
    public async Task A_foreign_key_is_refused()
    {
        await RegisterAsync();
        var foreign = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "k1" };

        var answer = await RequestAsync(Sign(foreign, Provider.Address));

        Assert.Equal("invalid_client", answer["error"]?.GetValue<string>());
    }

    [Theory]
    [InlineData("https://other.example/", 60, "invalid_grant")]
    [InlineData(Provider.Address, -60, "invalid_client")]
    public async Task An_assertion_for_another_server_or_time_is_refused(string audience, int seconds, string error)
    {
        await RegisterAsync();

        var answer = await RequestAsync(Sign(_key, audience, seconds));

        Assert.Equal(error, answer["error"]?.GetValue<string>());
    }

    private async Task RegisterAsync()
    {
        var key = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(_key.ECDsa.ExportParameters(false))) { KeyId = "k1" });
        key.Use = "sig";
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = _client,
            ClientType = ClientTypes.Confidential,
            JsonWebKeySet = new JsonWebKeySet { Keys = { key } },
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials },
        };
        await (await fixture.GetAsync()).UseAsync<IOpenIddictApplicationManager, object>(manager => manager.CreateAsync(descriptor).AsTask());
    }

    private string Sign(SecurityKey key, string audience, int seconds = 60) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }
        .CreateToken(new SecurityTokenDescriptor
        {
            Audience = audience,
            Claims = new Dictionary<string, object> { ["sub"] = _client },
            Expires = DateTimeOffset.FromUnixTimeSeconds(ShiftedClock.UnixSeconds + seconds).UtcDateTime,
            Issuer = _client,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });

    private async Task<JsonNode> RequestAsync(string assertion)
    {
        using var http = (await fixture.GetAsync()).CreateClient();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_assertion"] = assertion,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        });
        using var response = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
