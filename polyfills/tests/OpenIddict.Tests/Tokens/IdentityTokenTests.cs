using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Tests.Support;

namespace OpenIddict.Tests.Tokens;

[Collection(ProviderTests.Name)]
public sealed class IdentityTokenTests(ProviderFixture fixture)
{
    [Theory]
    [InlineData(ProviderVariant.None, "RS256")]
    [InlineData(ProviderVariant.EcKeyFirst, "ES256")]
    public async Task The_published_key_of_the_same_id_verifies_the_signature(ProviderVariant variant, string algorithm)
    {
        using var http = (await fixture.GetAsync(variant)).CreateClient();
        var session = await BeginAsync(http);
        var keys = new JsonWebKeySet(await http.GetStringAsync(new Uri("/.well-known/jwks", UriKind.Relative)));
        var token = new JsonWebToken(session.Values["id"]);

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(session.Values["id"], new TokenValidationParameters
        {
            IssuerSigningKey = keys.Keys.Single(key => key.Kid == token.Kid),
            ValidAlgorithms = [algorithm],
            ValidAudience = "web",
            ValidIssuer = Provider.Address,
            ValidateLifetime = false,
        });

        Assert.True(result.IsValid, result.Exception?.Message);
    }

    [Fact]
    public async Task The_access_token_hash_is_the_left_half_of_its_digest()
    {
        using var http = (await fixture.GetAsync()).CreateClient();
        var session = await BeginAsync(http);

        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(session.Values["access"]));

        Assert.Equal(Base64UrlEncoder.Encode(hash, 0, 16), new JsonWebToken(session.Values["id"]).GetClaim("at_hash").Value);
    }

    [Fact]
    public async Task The_keys_for_encryption_are_not_published()
    {
        using var http = (await fixture.GetAsync()).CreateClient();

        var keys = JsonNode.Parse(await http.GetStringAsync(new Uri("/.well-known/jwks", UriKind.Relative)))!["keys"]!.AsArray();

        Assert.All(keys, key => Assert.Equal("sig", key!["use"]!.GetValue<string>()));
        Assert.DoesNotContain(keys, key => key!["d"] is not null || key["n"]?.GetValue<string>() == Modulus());
    }

    private static string Modulus() => Base64UrlEncoder.Encode(ProviderKeys.Encryption.Rsa.ExportParameters(includePrivateParameters: false).Modulus);

    private static async Task<ProviderSession> BeginAsync(HttpClient http)
    {
        var session = new ProviderSession(http);
        await session.AuthorizeAsync("web", "openid", new Dictionary<string, string>());
        await session.RedeemAsync();
        return session;
    }
}
