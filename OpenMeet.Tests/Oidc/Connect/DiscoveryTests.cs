using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Connect;

[Collection(SharedOidc.Name)]
public sealed class DiscoveryTests(OidcFixture fixture)
{
    private const string Path = "/.well-known/openid-configuration";

    [Fact]
    public async Task Issuer_is_the_setting_with_its_trailing_slash()
    {
        Assert.Equal(TestSettings.Issuer, (string?)(await DocumentAsync())["issuer"]);
    }

    [Theory]
    [InlineData("authorization_endpoint", "connect/authorize")]
    [InlineData("token_endpoint", "connect/token")]
    [InlineData("userinfo_endpoint", "connect/userinfo")]
    [InlineData("end_session_endpoint", "connect/logout")]
    [InlineData("jwks_uri", ".well-known/jwks")]
    public async Task Endpoints_are_under_the_public_name(string member, string path)
    {
        Assert.Equal(TestSettings.Issuer + path, (string?)(await DocumentAsync())[member]);
    }

    [Fact]
    public async Task Only_the_flows_in_use_are_offered()
    {
        var document = await DocumentAsync();
        Assert.Equal(["authorization_code", "client_credentials", "refresh_token"], Strings(document, "grant_types_supported").Order());
        Assert.Equal(["code"], Strings(document, "response_types_supported"));
    }

    [Fact]
    public async Task Pkce_is_offered_with_s256_alone()
    {
        Assert.Equal(["S256"], Strings(await DocumentAsync(), "code_challenge_methods_supported"));
    }

    [Fact]
    public async Task Responses_are_announced_to_name_the_issuer()
    {
        Assert.True((bool)(await DocumentAsync())["authorization_response_iss_parameter_supported"]!);
    }

    [Fact]
    public async Task Tokens_are_signed_with_rs256()
    {
        Assert.Equal(["RS256"], Strings(await DocumentAsync(), "id_token_signing_alg_values_supported"));
    }

    [Fact]
    public async Task Published_keys_have_no_private_members()
    {
        using var client = fixture.Host.Client();
        var keys = (await client.GetFromJsonAsync<JsonNode>("/.well-known/jwks"))!["keys"]!.AsArray();
        Assert.All(keys, key => Assert.DoesNotContain(key!.AsObject(), member => member.Key is "d" or "p" or "q" or "dp" or "dq" or "qi" or "k"));
        Assert.Single(keys);
    }

    [Fact]
    public async Task Asked_over_the_internal_address_it_names_the_public_issuer_and_internal_endpoints()
    {
        var document = await DocumentAsync(("Host", "oidc:8080"));
        Assert.Equal(TestSettings.Issuer, (string?)document["issuer"]);
        Assert.Equal("http://oidc:8080/connect/token", (string?)document["token_endpoint"]);
    }

    [Fact]
    public async Task The_proxy_in_a_private_network_makes_endpoints_public()
    {
        var document = await DocumentAsync(
            ("Host", "oidc:8080"), (RemoteAddress.Header, "10.1.2.3"), ("X-Forwarded-Host", "id.openmeet.localhost:8085"), ("X-Forwarded-Proto", "https"));
        Assert.Equal("https://id.openmeet.localhost:8085/connect/token", (string?)document["token_endpoint"]);
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("10.1.2.3")]
    public async Task A_spoofed_forwarded_host_changes_nothing(string from)
    {
        var document = await DocumentAsync((RemoteAddress.Header, from), ("X-Forwarded-Host", "evil.example"));
        Assert.Equal(TestSettings.Issuer, (string?)document["issuer"]);
        Assert.Equal(TestSettings.Issuer + "connect/authorize", (string?)document["authorization_endpoint"]);
    }

    private async Task<JsonNode> DocumentAsync(params (string Name, string Value)[] headers)
    {
        using var client = fixture.Host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static IEnumerable<string> Strings(JsonNode document, string member) => document[member]!.AsArray().Select(value => (string)value!);
}
