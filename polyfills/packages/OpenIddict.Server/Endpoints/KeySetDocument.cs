using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Server;

/// <summary>The public halves of the asymmetric signing keys (RFC 7517). Encryption keys are never listed.</summary>
internal static class KeySetDocument
{
    public static OpenIddictResponse Create(OpenIddictServerTransaction transaction)
    {
        var keys = transaction.Options.SigningCredentials
            .Where(credentials => credentials.Key is AsymmetricSecurityKey)
            .Select(JsonNode? (credentials) => Describe(credentials))
            .ToArray();
        return new OpenIddictResponse { [Parameters.Keys] = new JsonArray(keys) };
    }

    private static JsonObject Describe(SigningCredentials credentials)
    {
        var key = new JsonObject
        {
            ["kid"] = credentials.Kid,
            ["use"] = "sig",
        };
        var (rsa, ecdsa) = credentials.Key switch
        {
            RsaSecurityKey { Rsa: { } instance } => (instance.ExportParameters(includePrivateParameters: false), null),
            RsaSecurityKey bare => (bare.Parameters, null),
            ECDsaSecurityKey bare => (null, bare.ECDsa.ExportParameters(includePrivateParameters: false)),
            X509SecurityKey { PublicKey: System.Security.Cryptography.RSA instance }
                => (instance.ExportParameters(includePrivateParameters: false), null),
            X509SecurityKey { PublicKey: System.Security.Cryptography.ECDsa instance }
                => (null, instance.ExportParameters(includePrivateParameters: false)),
            _ => (default(System.Security.Cryptography.RSAParameters?), default(System.Security.Cryptography.ECParameters?)),
        };
        if (rsa is { } parameters)
        {
            key["kty"] = JsonWebAlgorithmsKeyTypes.RSA;
            key["alg"] = credentials.Algorithm;
            key["e"] = Base64UrlEncoder.Encode(parameters.Exponent);
            key["n"] = Base64UrlEncoder.Encode(parameters.Modulus);
        }
        else if (ecdsa is { } point)
        {
            key["kty"] = JsonWebAlgorithmsKeyTypes.EllipticCurve;
            key["alg"] = credentials.Algorithm;
            key["crv"] = CurveOf(point.Q.X!.Length);
            key["x"] = Base64UrlEncoder.Encode(point.Q.X);
            key["y"] = Base64UrlEncoder.Encode(point.Q.Y);
        }

        if (credentials.Key is X509SecurityKey certificate)
        {
            key["x5t"] = certificate.X5t;
            key["x5c"] = new JsonArray(Convert.ToBase64String(certificate.Certificate.RawData));
        }

        return key;
    }

    private static string CurveOf(int coordinateLength) => coordinateLength switch
    {
        32 => JsonWebKeyECTypes.P256,
        48 => JsonWebKeyECTypes.P384,
        _ => JsonWebKeyECTypes.P521,
    };
}
