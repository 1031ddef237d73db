using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MatrixAuthenticationService.Cryptography;

/// <summary>The RSA keys of <c>secrets.keys</c>: the first signs, all are published.</summary>
internal sealed class SigningKeys : IDisposable
{
    private readonly IReadOnlyList<(string Id, RSA Key)> _keys;

    public SigningKeys(SecretsSettings secrets)
    {
        _keys = [.. secrets.Keys.Select(key =>
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(key.Pem);
            return (key.Id ?? Thumbprint(rsa), rsa);
        })];
    }

    /// <summary>The public keys as <c>/oauth2/keys.json</c> gives them.</summary>
    public object ToJsonWebKeySet() => new { keys = _keys.Select(key => PublicKey(key.Id, key.Key)).ToArray() };

    /// <summary>A compact JWS over the claims, RS256.</summary>
    public string Sign(IReadOnlyDictionary<string, object> claims)
    {
        var (id, key) = _keys[0];
        var header = Base64Text.Encode(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", kid = id }));
        var payload = Base64Text.Encode(JsonSerializer.SerializeToUtf8Bytes(claims));
        var signature = key.SignData(Encoding.ASCII.GetBytes($"{header}.{payload}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{header}.{payload}.{Base64Text.Encode(signature)}";
    }

    public void Dispose()
    {
        foreach (var (_, key) in _keys)
        {
            key.Dispose();
        }
    }

    private static object PublicKey(string id, RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            kid = id,
            n = Base64Text.Encode(parameters.Modulus),
            e = Base64Text.Encode(parameters.Exponent),
        };
    }

    // RFC 7638: the required members in lexical order, without blanks.
    private static string Thumbprint(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var json = $$"""{"e":"{{Base64Text.Encode(parameters.Exponent)}}","kty":"RSA","n":"{{Base64Text.Encode(parameters.Modulus)}}"}""";
        return Base64Text.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
    }
}
