using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OpenMeet.Tests.Support;

/// <summary>An issuer of access tokens found by discovery: what a resource server sees of OpenMeet.Oidc.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    public const string Issuer = "https://id.test/";

    // Dozens of fixtures have an issuer, and making a key takes longer than starting what it is for.
    private static readonly RsaSecurityKey OfAll = new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    private readonly RsaSecurityKey _key = OfAll;
    private TestService _service = null!;

    /// <summary>Where discovery is asked, which is not what tokens name.</summary>
    public Uri InternalUrl => _service.Address;

    public static async Task<TokenIssuer> StartAsync()
    {
        var issuer = new TokenIssuer();
        issuer._service = await TestService.StartAsync(_ => { }, app =>
        {
            app.MapGet("/.well-known/openid-configuration", () => new { issuer = Issuer, jwks_uri = new Uri(issuer.InternalUrl, "jwks") });
            app.MapGet("/jwks", () => new { keys = new[] { issuer.PublicKey() } });
        });
        return issuer;
    }

    /// <summary>An access token (RFC 9068); each argument is one thing that a test may get wrong.</summary>
    public string Token(
        string subject,
        string scope,
        string? tenantId = null,
        string issuer = Issuer,
        string audience = "openmeet-chat",
        string type = "at+jwt",
        TimeSpan? lifetime = null,
        RsaSecurityKey? key = null)
    {
        var now = DateTime.UtcNow;
        var claims = new Dictionary<string, object> { ["sub"] = subject, ["scope"] = scope };
        if (tenantId is not null)
        {
            claims["tenant_id"] = tenantId;
        }

        var end = now + (lifetime ?? TimeSpan.FromMinutes(10));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            TokenType = type,
            IssuedAt = end - TimeSpan.FromMinutes(30),
            NotBefore = end - TimeSpan.FromMinutes(30),
            Expires = end,
            Claims = claims,
            SigningCredentials = new SigningCredentials(key ?? _key, SecurityAlgorithms.RsaSha256),
        });
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private object PublicKey()
    {
        var parameters = _key.Rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = _key.KeyId, n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }
}
