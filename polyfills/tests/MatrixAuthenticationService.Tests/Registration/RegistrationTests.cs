using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Tests.Registration;

[Collection(SharedTestBed.Name)]
public sealed class RegistrationTests(TestBed bed) : IDisposable
{
    private const string Good =
        """
        {"client_name":"OpenMeet","client_uri":"https://openmeet.example/","redirect_uris":["https://openmeet.example/chat/callback"],
        "response_types":["code"],"grant_types":["authorization_code","refresh_token"],"token_endpoint_auth_method":"none","application_type":"web"}
        """;

    private readonly HttpClient _http = new();

    [Fact]
    public async Task A_public_client_is_registered_and_its_metadata_echoed()
    {
        var (status, body) = await RegisterAsync(Good);
        Assert.Equal(201, status);
        Assert.Matches("^[0-7][0-9A-HJKMNP-TV-Z]{25}$", body.GetProperty("client_id").GetString());
        Assert.Equal(("https://openmeet.example/", "OpenMeet", false, false), (
            body.GetProperty("client_uri").GetString(), body.GetProperty("client_name").GetString(),
            body.TryGetProperty("client_secret", out _), body.TryGetProperty("response_types", out _)));
    }

    [Fact]
    public async Task The_same_metadata_in_another_order_is_the_same_client()
    {
        var reordered = new JsonObject(JsonNode.Parse(Good)!.AsObject().Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        Assert.Equal(await IdAsync(Good), await IdAsync(reordered.ToJsonString()));
        Assert.NotEqual(await IdAsync(Good), await IdAsync(Good.Replace("\"OpenMeet\"", "\"Other\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_confidential_client_gets_a_secret_and_is_never_the_same_as_another()
    {
        var metadata = Good.Replace("\"none\"", "\"client_secret_post\"", StringComparison.Ordinal);
        var (_, first) = await RegisterAsync(metadata);
        var (_, second) = await RegisterAsync(metadata);
        Assert.Matches("^[A-Za-z0-9]{20}$", first.GetProperty("client_secret").GetString());
        Assert.NotEqual(first.GetProperty("client_id").GetString(), second.GetProperty("client_id").GetString());
    }

    [Theory]
    [InlineData("client_uri", "null", "missing client_uri", "invalid_redirect_uri")]
    [InlineData("client_uri", "\"http://openmeet.example/\"", "invalid client_uri")]
    [InlineData("client_uri", "\"https://localhost/\"", "invalid client_uri", "invalid_redirect_uri")]
    [InlineData("logo_uri", "\"https://other.example/logo.png\"", "logo_uri not on the same host as the client_uri")]
    [InlineData("tos_uri", "\"http://openmeet.example/tos\"", "invalid tos_uri")]
    [InlineData("grant_types", "[\"authorization_code\",\"client_credentials\"]", "client_credentials grant_type requires")]
    [InlineData("token_endpoint_auth_method", "\"private_key_jwt\"", "not supported")]
    [InlineData("response_types", "[\"id_token\"]", "not supported")]
    [InlineData("application_type", "\"desktop\"", "application_type")]
    [InlineData("client_name", "7", "client_name")]
    [InlineData("client_uri", "\"https://github.io/\"", "public suffix")]
    public async Task Metadata_that_break_a_rule_are_refused(string name, string value, string description, string error = "invalid_client_metadata")
    {
        var (status, body) = await RegisterAsync(With(name, value));
        Assert.Equal((400, error), (status, body.GetProperty("error").GetString()));
        Assert.Contains(description, body.GetProperty("error_description").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web", "https://openmeet.example/cb", true)]
    [InlineData("web", "https://chat.openmeet.example:8443/cb", true)]
    [InlineData("web", "https://other.example/cb", false)]
    [InlineData("web", "https://notopenmeet.example/cb", false)]
    [InlineData("web", "http://openmeet.example/cb", false)]
    [InlineData("web", "http://localhost/cb", false)]
    [InlineData("web", "example.openmeet:/cb", false)]
    [InlineData("native", "http://localhost:1234/cb", true)]
    [InlineData("native", "http://127.0.0.1/cb", true)]
    [InlineData("native", "http://[::1]/cb", true)]
    [InlineData("native", "http://openmeet.example/cb", false)]
    [InlineData("native", "example.openmeet:/cb", true)]
    [InlineData("native", "example.openmeet.app:/cb", true)]
    [InlineData("native", "example.other:/cb", false)]
    [InlineData("native", "example.openmeet://cb", false)]
    [InlineData("web", "https://openmeet.example/cb#fragment", false)]
    [InlineData("web", "https://openmeet.example/c%20b", false)]
    [InlineData("web", "https://user@openmeet.example/cb", false)]
    [InlineData("web", "https://under_score.openmeet.example/cb", false)]
    public async Task A_redirect_uri_is_checked_by_the_policy(string type, string uri, bool isAccepted)
    {
        var metadata = JsonNode.Parse(Good)!;
        metadata["application_type"] = type;
        metadata["redirect_uris"] = new JsonArray(uri);
        var (status, body) = await RegisterAsync(metadata.ToJsonString());
        Assert.Equal(isAccepted ? (201, null) : (400, "invalid_redirect_uri"), (status, isAccepted ? null : body.GetProperty("error").GetString()));
    }

    [Theory]
    [InlineData("redirect_uris", "null", "invalid_redirect_uri")]
    [InlineData("redirect_uris", "[]", "invalid_redirect_uri")]
    [InlineData("redirect_uris", "\"https://openmeet.example/\"", "invalid_client_metadata")]
    [InlineData("redirect_uris", "[\"/relative\"]", "invalid_client_metadata")]
    public async Task Redirect_uris_must_be_a_list_of_urls(string name, string value, string error) =>
        Assert.Equal(error, (await RegisterAsync(With(name, value))).Body.GetProperty("error").GetString());

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    public async Task A_body_that_is_no_object_is_an_invalid_request(string body) =>
        Assert.Equal("invalid_request", (await RegisterAsync(body)).Body.GetProperty("error").GetString());

    [Fact]
    public async Task In_development_insecure_clients_may_be_allowed()
    {
        await using var mas = await MasServer.StartAsync(await bed.ConfigurationAsync() with { AllowsInsecureClients = true });
        var metadata = Good.Replace("https://openmeet.example", "http://localhost:8081", StringComparison.Ordinal);
        Assert.Equal(201, (await RegisterAsync(metadata, mas)).Status);
    }

    public void Dispose() => _http.Dispose();

    private static string With(string name, string json)
    {
        var metadata = JsonNode.Parse(Good)!;
        metadata[name] = JsonNode.Parse(json);
        return metadata.ToJsonString();
    }

    private async Task<string> IdAsync(string body) => (await RegisterAsync(body)).Body.GetProperty("client_id").GetString()!;

    private async Task<(int Status, JsonElement Body)> RegisterAsync(string body, MasServer? mas = null)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri((mas ?? bed.Mas).PublicUrl, "oauth2/registration"), content);
        return ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }
}
