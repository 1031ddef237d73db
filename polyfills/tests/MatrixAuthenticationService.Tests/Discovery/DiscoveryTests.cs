using System.Text.Json;

namespace MatrixAuthenticationService.Tests.Discovery;

[Collection(SharedTestBed.Name)]
public sealed class DiscoveryTests(TestBed bed) : IDisposable
{
    private readonly HttpClient _http = new();

    [Theory]
    [InlineData("issuer", "")]
    [InlineData("authorization_endpoint", "authorize")]
    [InlineData("token_endpoint", "oauth2/token")]
    [InlineData("registration_endpoint", "oauth2/registration")]
    [InlineData("revocation_endpoint", "oauth2/revoke")]
    [InlineData("introspection_endpoint", "oauth2/introspect")]
    [InlineData("userinfo_endpoint", "oauth2/userinfo")]
    [InlineData("jwks_uri", "oauth2/keys.json")]
    [InlineData("account_management_uri", "account/")]
    public async Task The_metadata_name_the_public_address(string name, string path) =>
        Assert.Equal(bed.Mas.PublicUrl + path, (await MetadataAsync(bed.Mas.InternalUrl)).GetProperty(name).GetString());

    [Theory]
    [InlineData("response_modes_supported", "query")]
    [InlineData("response_modes_supported", "fragment")]
    [InlineData("response_types_supported", "code")]
    [InlineData("grant_types_supported", "authorization_code")]
    [InlineData("grant_types_supported", "refresh_token")]
    [InlineData("code_challenge_methods_supported", "S256")]
    [InlineData("account_management_actions_supported", "org.matrix.cross_signing_reset")]
    public async Task Matrix_clients_find_what_they_need(string name, string value) =>
        Assert.Contains(value, (await MetadataAsync(bed.Mas.PublicUrl)).GetProperty(name).EnumerateArray().Select(item => item.GetString()));

    [Fact]
    public async Task The_homeserver_passes_the_metadata_on()
    {
        var text = await _http.GetStringAsync(new Uri(bed.Synapse.Address, "_matrix/client/v1/auth_metadata"));
        Assert.Equal(bed.Mas.PublicUrl.AbsoluteUri, JsonElement.Parse(text).GetProperty("issuer").GetString());
    }

    [Fact]
    public async Task WebFinger_leads_to_the_issuer()
    {
        var text = await _http.GetStringAsync(new Uri(
            bed.Mas.PublicUrl, ".well-known/webfinger?resource=acct:somebody@test.example&rel=http://openid.net/specs/connect/1.0/issuer"));
        Assert.Equal(bed.Mas.PublicUrl.AbsoluteUri, JsonElement.Parse(text).GetProperty("links")[0].GetProperty("href").GetString());
    }

    [Theory]
    [InlineData(".well-known/openid-configuration", "GET")]
    [InlineData("oauth2/registration", "POST")]
    [InlineData("oauth2/token", "POST")]
    [InlineData("oauth2/revoke", "POST")]
    [InlineData("oauth2/userinfo", "GET")]
    [InlineData("_matrix/client/v3/login", "POST")]
    [InlineData("_matrix/client/v3/refresh", "POST")]
    public async Task Any_web_page_may_call(string path, string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(bed.Mas.PublicUrl, path));
        request.Headers.Add("Origin", "https://app.example");
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var response = await _http.SendAsync(request);
        Assert.Equal(("*", "3600"), (
            response.Headers.GetValues("Access-Control-Allow-Origin").Single(), response.Headers.GetValues("Access-Control-Max-Age").Single()));
    }

    [Fact]
    public async Task Health_is_told_on_the_internal_listener_only()
    {
        Assert.Equal("ok", await _http.GetStringAsync(new Uri(bed.Mas.InternalUrl, "health")));
        Assert.Equal(404, (int)(await _http.GetAsync(new Uri(bed.Mas.PublicUrl, "health"))).StatusCode);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> MetadataAsync(Uri address) =>
        JsonElement.Parse(await _http.GetStringAsync(new Uri(address, ".well-known/openid-configuration")));
}
