using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using OpenMeet.ServiceDefaults.Configuration;

namespace OpenMeet.Oidc;

/// <summary>Reads RSA private keys in PEM, one after the other.</summary>
internal static class SigningKeyReader
{
    private const int MinimumBits = 2048;

    /// <summary>The keys of a setting; what is wrong is reported to <paramref name="settings"/>.</summary>
    public static IReadOnlyList<RsaSecurityKey> Read(SettingsReader settings, string name)
    {
        var rest = settings.Required(name).AsSpan();
        List<RsaSecurityKey> keys = [];
        while (PemEncoding.TryFind(rest, out var block))
        {
            using var rsa = RSA.Create();
            try
            {
                rsa.ImportFromPem(rest[block.Location]);
                keys.Add(new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)));
            }
            catch (Exception exception) when (exception is CryptographicException or ArgumentException)
            {
                return settings.Problem(name, "is not an RSA private key in PEM (PKCS#8)", keys);
            }

            if (rsa.KeySize < MinimumBits)
            {
                return settings.Problem(name, $"is an RSA key of less than {MinimumBits} bits", keys);
            }

            rest = rest[block.Location.End..];
        }

        return keys.Count > 0 || settings.Optional(name) is null ? keys : settings.Problem(name, "is not an RSA private key in PEM (PKCS#8)", keys);
    }
}
