using System.Security.Cryptography;
using System.Text;
using MatrixAuthenticationService.Authorization;

namespace MatrixAuthenticationService.Tokens;

/// <summary>Makes id_tokens.</summary>
internal sealed class IdTokens(SigningKeys keys, PublicUrls urls, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public string Create(AuthorizationGrant grant, BrowserSession browser, string accessToken, string code)
    {
        var now = time.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = urls.Issuer,
            ["sub"] = browser.User.Id,
            ["aud"] = grant.ClientId,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["auth_time"] = browser.AuthenticatedAt.ToUnixTimeSeconds(),
            ["at_hash"] = HalfHash(accessToken),
            ["c_hash"] = HalfHash(code),
        };
        if (grant.Nonce is not null)
        {
            claims["nonce"] = grant.Nonce;
        }

        return keys.Sign(claims);
    }

    private static string HalfHash(string text) => Base64Text.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(text)).AsSpan(0, 16));
}
