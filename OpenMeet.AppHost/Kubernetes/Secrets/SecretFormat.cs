using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using OpenMeet.AppHost.Kubernetes.Manifests;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>Whether a value is what those who read it accept. The answer never tells the value.</summary>
internal static partial class SecretFormat
{
    private const int MinimumRsaBits = 2048;

    private static readonly ManifestGenerate Plain = new(MinLength: 16, Special: true);

    /// <summary>What is wrong with a value; null: nothing.</summary>
    public static string? Fault(SecretDefinition secret, string value) => secret.Kind switch
    {
        _ when Placeholder().IsMatch(value) => "is a placeholder",
        SecretKind.Password => PasswordFault(value, secret.Generate ?? Plain),
        SecretKind.HexKey => value.Length == 64 && value.All(char.IsAsciiHexDigit) ? null : "is not 64 hexadecimal digits",
        SecretKind.RsaKey => RsaFault(value),
        SecretKind.SigningKey => SigningKeyFault(value),
        SecretKind.Tenants => TenantSecrets.Parse(value) is null ? "is no list of tenants in base64" : null,
        _ => null,
    };

    private static string? PasswordFault(string value, ManifestGenerate generate) => value switch
    {
        _ when value.Length < generate.MinLength => $"has less than {generate.MinLength} characters",
        _ when !generate.Special && !value.All(char.IsAsciiLetterOrDigit) => "is not of letters and digits alone",
        _ when !value.All(character => character is > ' ' and <= '~') => "has characters that are not printable ASCII",
        _ when value.Distinct().Count() < 8 => "is not random",
        _ => null,
    };

    private static string? RsaFault(string value)
    {
        var rest = value.AsSpan();
        var keys = 0;
        while (PemEncoding.TryFind(rest, out var block))
        {
            using var rsa = RSA.Create();
            try
            {
                rsa.ImportFromPem(rest[block.Location]);
                rsa.ExportParameters(includePrivateParameters: true);
            }
            catch (Exception exception) when (exception is CryptographicException or ArgumentException)
            {
                return "is not an RSA private key in PEM";
            }

            if (rsa.KeySize < MinimumRsaBits)
            {
                return $"is an RSA key of less than {MinimumRsaBits} bits";
            }

            keys++;
            rest = rest[block.Location.End..];
        }

        return keys == 0 || !rest.IsWhiteSpace() ? "is not an RSA private key in PEM" : null;
    }

    private static string? SigningKeyFault(string value)
    {
        var match = SigningKey().Match(value);
        return match.Success && Base64.IsValid(match.Groups["seed"].Value + "=", out var bytes) && bytes == 32
            ? null
            : "is not a signing key: ed25519, an id, and 32 bytes in unpadded base64";
    }

    [GeneratedRegex(@"^ed25519 [A-Za-z0-9_]+ (?<seed>[A-Za-z0-9+/]{43})\z", RegexOptions.CultureInvariant)]
    private static partial Regex SigningKey();

    [GeneratedRegex("change.?me|example|placeholder|<[a-z_ -]+>|x{6}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
