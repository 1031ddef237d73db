using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>An authorization request, with the verifier of its PKCE challenge.</summary>
internal sealed record AuthorizeRequest(ImmutableDictionary<string, string?> Parameters, string Verifier)
{
    public string Url => "/connect/authorize" + QueryString.Create(Parameters);

    public string this[string name] => Parameters[name]!;

    public static AuthorizeRequest Mas() => New(TestSettings.MasId, TestSettings.MasRedirect, "openid profile email");

    public static AuthorizeRequest ChatPage() => New(TestSettings.ChatId, TestSettings.ChatRedirect, "openid profile email chat offline_access");

    /// <summary>The same with another value, or without the parameter.</summary>
    public AuthorizeRequest With(string name, string? value) =>
        this with { Parameters = value is null ? Parameters.Remove(name) : Parameters.SetItem(name, value) };

    private static AuthorizeRequest New(string clientId, string redirectUri, string scope)
    {
        var verifier = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        var parameters = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = clientId,
            ["redirect_uri"] = redirectUri,
            ["scope"] = scope,
            ["state"] = Guid.NewGuid().ToString(),
            ["nonce"] = Guid.NewGuid().ToString(),
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
        };
        return new AuthorizeRequest(parameters.ToImmutableDictionary(), verifier);
    }
}
