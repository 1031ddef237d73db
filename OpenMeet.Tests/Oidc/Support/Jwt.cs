using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>Looks into tokens as any other party can.</summary>
internal static class Jwt
{
    public static JsonNode Header(string token) => Part(token, 0);

    public static JsonNode Payload(string token) => Part(token, 1);

    public static IEnumerable<string> Values(JsonNode claims, params string[] names) => names.Select(name => (string)claims[name]!);

    /// <summary>Validates signature, issuer, audience and lifetime with the published keys.</summary>
    public static async Task<TokenValidationResult> ValidateAsync(OidcHost host, string token, string audience)
    {
        using var client = host.Client();
        var keys = new JsonWebKeySet(await client.GetStringAsync("/.well-known/jwks"));
        return await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = TestSettings.Issuer,
            ValidAudience = audience,
            IssuerSigningKeys = keys.GetSigningKeys(),
        });
    }

    private static JsonNode Part(string token, int index) => JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[index]))!;
}
