using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Server;

/// <summary>Order and names of the keys that are registered in the options.</summary>
internal static class SecurityKeys
{
    private const int IdentifierLength = 40;

    public static bool IsValid(X509SecurityKey key, DateTime now)
        => key.Certificate.NotBefore <= now && key.Certificate.NotAfter >= now;

    /// <summary>Symmetric keys first, then certificates that are valid already, then bare keys, then future certificates.</summary>
    public static int Rank(SecurityKey key, DateTime now) => key switch
    {
        SymmetricSecurityKey => 0,
        X509SecurityKey certificate => certificate.Certificate.NotBefore > now ? 3 : 1,
        _ => 2,
    };

    public static string? GetIdentifier(SecurityKey key) => key switch
    {
        X509SecurityKey certificate => certificate.Certificate.Thumbprint,
        RsaSecurityKey rsa => Shorten(rsa.Parameters.Modulus ?? rsa.Rsa.ExportParameters(includePrivateParameters: false).Modulus!),
        ECDsaSecurityKey ecdsa => Shorten(ecdsa.ECDsa.ExportParameters(includePrivateParameters: false).Q.X!),
        _ => null,
    };

    private static string Shorten(byte[] value)
    {
        var identifier = Base64UrlEncoder.Encode(value);
        return identifier[..Math.Min(identifier.Length, IdentifierLength)].ToUpperInvariant();
    }
}
