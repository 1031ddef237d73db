using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Upstream;

/// <summary>Signatures under keys of a JSON web key set: RSA and the NIST curves.</summary>
internal static class JsonWebKeys
{
    public static bool Verify(JsonObject key, string algorithm, byte[] data, byte[] signature)
    {
        var hash = new HashAlgorithmName($"SHA{algorithm[^3..]}");
        try
        {
            return ((string?)key["kty"], algorithm[..2]) switch
            {
                ("RSA", "RS") => VerifyRsa(key, data, signature, hash, RSASignaturePadding.Pkcs1),
                ("RSA", "PS") => VerifyRsa(key, data, signature, hash, RSASignaturePadding.Pss),
                ("EC", "ES") => VerifyEllipticCurve(key, data, signature, hash),
                _ => false,
            };
        }
        catch (CryptographicException)
        {
            // A key that is none: the signature is not valid under it.
            return false;
        }
    }

    private static bool VerifyRsa(JsonObject key, byte[] data, byte[] signature, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") });
        return rsa.VerifyData(data, signature, hash, padding);
    }

    private static bool VerifyEllipticCurve(JsonObject key, byte[] data, byte[] signature, HashAlgorithmName hash)
    {
        var curve = (string?)key["crv"] == "P-384" ? ECCurve.NamedCurves.nistP384 : ECCurve.NamedCurves.nistP256;
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = curve, Q = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") } });
        return ecdsa.VerifyData(data, signature, hash);
    }

    private static byte[]? Bytes(JsonObject key, string name) => (string?)key[name] is { } text ? Base64Text.TryDecode(text) : null;
}
