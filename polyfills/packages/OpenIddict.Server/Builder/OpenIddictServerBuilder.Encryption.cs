using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Extensions.DependencyInjection;

public sealed partial class OpenIddictServerBuilder
{
    public OpenIddictServerBuilder AddEncryptionCredentials(EncryptingCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return Configure(options => options.EncryptionCredentials.Add(credentials));
    }

    public OpenIddictServerBuilder AddEncryptionKey(SecurityKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key is AsymmetricSecurityKey { PrivateKeyStatus: PrivateKeyStatus.DoesNotExist })
        {
            throw new InvalidOperationException("An asymmetric encryption key needs its private key.");
        }

        if (key.IsSupportedAlgorithm(SecurityAlgorithms.Aes256KW))
        {
            return key.KeySize is 256
                ? AddEncryptionCredentials(new(key, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512))
                : throw new InvalidOperationException($"A symmetric encryption key needs 256 bits, this one has {key.KeySize}.");
        }

        return key.IsSupportedAlgorithm(SecurityAlgorithms.RsaOAEP)
            ? AddEncryptionCredentials(new(key, SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512))
            : throw new InvalidOperationException("No encryption algorithm is known for this key: use RSA or a 256-bit symmetric key.");
    }

    public OpenIddictServerBuilder AddEncryptionCertificate(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ThrowUnlessUsable(certificate, X509KeyUsageFlags.KeyEncipherment);
        return AddEncryptionKey(new X509SecurityKey(certificate));
    }

    public OpenIddictServerBuilder AddEphemeralEncryptionKey() => AddEphemeralEncryptionKey(SecurityAlgorithms.RsaOAEP);

    public OpenIddictServerBuilder AddEphemeralEncryptionKey(string algorithm) => algorithm switch
    {
        null or "" => throw new ArgumentException("The algorithm cannot be null or empty.", nameof(algorithm)),
        SecurityAlgorithms.Aes256KW => AddEncryptionCredentials(
            new(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)), algorithm, SecurityAlgorithms.Aes256CbcHmacSha512)),
        SecurityAlgorithms.RsaOAEP or SecurityAlgorithms.RsaOaepKeyWrap => AddEncryptionCredentials(
            new(new RsaSecurityKey(RSA.Create(2048)), algorithm, SecurityAlgorithms.Aes256CbcHmacSha512)),
        _ => throw new InvalidOperationException("The algorithm is not supported."),
    };

    private static void ThrowUnlessUsable(X509Certificate2 certificate, X509KeyUsageFlags usage)
    {
        var usages = certificate.Extensions.OfType<X509KeyUsageExtension>().ToList();
        if (certificate.Version >= 3 && usages.Count is not 0 && !usages.Exists(extension => extension.KeyUsages.HasFlag(usage)))
        {
            throw new InvalidOperationException($"The key usages of the certificate do not allow {usage}.");
        }

        if (!certificate.HasPrivateKey)
        {
            throw new InvalidOperationException("The certificate has no private key.");
        }
    }
}
