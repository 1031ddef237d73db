using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace MatrixAuthenticationService.Tests.Tokens;

[Collection(OtherTestBed.Name)]
public sealed class CodeExchangeTests(TestBed bed) : IDisposable
{
    private readonly OAuthClient _client = new(bed);

    [Fact]
    public async Task The_answer_has_both_tokens_their_lifetime_and_the_sorted_scope()
    {
        var device = OAuthClient.NewDevice();
        var body = await _client.SignInAsync(UpstreamPerson.Any(), $"urn:matrix:client:device:{device} urn:matrix:client:api:*");
        Assert.Matches("^mat_[A-Za-z0-9]{30}_[A-Za-z0-9]{6}$", body.GetProperty("access_token").GetString());
        Assert.Matches("^mar_[A-Za-z0-9]{30}_[A-Za-z0-9]{6}$", body.GetProperty("refresh_token").GetString());
        Assert.Equal(("Bearer", 300, $"urn:matrix:client:api:* urn:matrix:client:device:{device}"), (
            body.GetProperty("token_type").GetString(), body.GetProperty("expires_in").GetInt32(), body.GetProperty("scope").GetString()));
        Assert.False(body.TryGetProperty("id_token", out _));
    }

    [Fact]
    public async Task A_code_serves_once()
    {
        var code = await _client.CodeAsync("openid", UpstreamPerson.Any());
        Assert.Equal(200, (await _client.ExchangeAsync(code)).Status);
        var (status, body) = await _client.ExchangeAsync(code);
        Assert.Equal((400, "invalid_grant"), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_wrong_verifier_is_an_invalid_grant()
    {
        var (status, body) = await _client.ExchangeAsync(await _client.CodeAsync("openid", UpstreamPerson.Any()), new string('x', 43));
        Assert.Equal((400, "invalid_grant"), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_missing_verifier_is_an_invalid_request()
    {
        var (status, body) = await _client.ExchangeAsync(await _client.CodeAsync("openid", UpstreamPerson.Any()), null);
        Assert.Equal((400, "invalid_request"), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Another_client_cannot_use_the_code()
    {
        var code = await _client.CodeAsync("openid", UpstreamPerson.Any());
        var (status, body) = await _client.PostAsync(
            "oauth2/token",
            new() { ["grant_type"] = "authorization_code", ["code"] = code, ["code_verifier"] = OAuthClient.Verifier },
            request => request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{MasConfiguration.AdminClient}:{MasConfiguration.AdminSecret}"))));
        Assert.Equal((401, "unauthorized_client"), (status, body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task The_id_token_is_signed_by_the_published_key_and_bound_to_the_request()
    {
        using var browser = new Browser();
        var uri = _client.AuthorizeUri("openid", bed.Upstream.Add(UpstreamPerson.Any()), ("nonce", "the nonce"));
        var code = QueryHelpers.ParseQuery((await OAuthClient.AuthorizeAsync(browser, uri)).Query)["code"].ToString();
        var (_, tokens) = await _client.ExchangeAsync(code);
        var parts = tokens.GetProperty("id_token").GetString()!.Split('.');
        Assert.True((await KeyAsync()).VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), WebEncoders.Base64UrlDecode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var claims = JsonElement.Parse(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(parts[1])));
        Assert.Equal((bed.Mas.PublicUrl.AbsoluteUri, MasConfiguration.StaticClient, "the nonce"), (
            claims.GetProperty("iss").GetString(), claims.GetProperty("aud").GetString(), claims.GetProperty("nonce").GetString()));
    }

    [Theory]
    [InlineData("password", 400, "unsupported_grant_type")]
    [InlineData("urn:ietf:params:oauth:grant-type:device_code", 400, "unsupported_grant_type")]
    public async Task Another_grant_type_is_refused(string grantType, int expected, string error)
    {
        var (status, body) = await _client.PostAsync("oauth2/token", new() { ["grant_type"] = grantType, ["client_id"] = MasConfiguration.StaticClient });
        Assert.Equal((expected, error), (status, body.GetProperty("error").GetString()));
    }

    public void Dispose() => _client.Dispose();

    private async Task<RSA> KeyAsync()
    {
        var key = (await _client.GetAsync("oauth2/keys.json")).Body.GetProperty("keys")[0];
        return RSA.Create(new RSAParameters
        {
            Modulus = WebEncoders.Base64UrlDecode(key.GetProperty("n").GetString()!),
            Exponent = WebEncoders.Base64UrlDecode(key.GetProperty("e").GetString()!),
        });
    }
}
