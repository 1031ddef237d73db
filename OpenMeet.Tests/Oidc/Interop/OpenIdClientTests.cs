using System.Text.Json.Nodes;
using OpenMeet.Tests.Oidc.Support;
using OpenMeet.Tests.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Interop;

/// <summary>A stock third-party client (npm's openid-client) against the service on a real socket.</summary>
public sealed class OpenIdClientTests : IAsyncLifetime
{
    private OidcHost _host = null!;
    private Person _person = null!;

    public async Task InitializeAsync()
    {
        _host = await OidcHost.StartAsync(port: FreePort.Next());
        _person = await _host.PersonAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task It_signs_in_to_the_public_client_refreshes_and_asks_who_it_is()
    {
        var result = await RunAsync(TestSettings.ChatId, null, TestSettings.ChatRedirect, "openid profile email chat offline_access");
        Assert.Equal([_person.Sub, _person.Sub], Jwt.Values(result, "subject", "refreshedSubject"));
        Assert.Equal([_person.Localpart, _person.Email], Jwt.Values(result["userInfo"]!, "preferred_username", "email"));
        Assert.True((bool)result["rotated"]!);
    }

    [Fact]
    public async Task It_signs_in_to_the_confidential_client()
    {
        var result = await RunAsync(TestSettings.MasId, TestSettings.MasSecret, TestSettings.MasRedirect, "openid profile email");
        Assert.Equal(_person.Sub, (string?)result["subject"]);
    }

    private Task<JsonNode> RunAsync(string clientId, string? secret, string redirectUri, string scope) => NodeScript.RunAsync(
        "relying-party.mjs",
        new Dictionary<string, string?>
        {
            ["ISSUER"] = _host.Issuer.AbsoluteUri,
            ["CLIENT_ID"] = clientId,
            ["CLIENT_SECRET"] = secret,
            ["REDIRECT_URI"] = redirectUri,
            ["SCOPE"] = scope,
            ["EMAIL"] = _person.Email,
            ["PASSWORD"] = _person.Password,
        });
}
