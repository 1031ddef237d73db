using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Extensions.DependencyInjection;

public sealed partial class OpenIddictServerBuilder
{
    // The order is upstream's: the first algorithm that a key supports is the one it signs with.
    private static readonly string[] SigningAlgorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.HmacSha256,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    public OpenIddictServerBuilder AddSigningCredentials(SigningCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return Configure(options => options.SigningCredentials.Add(credentials));
    }

    public OpenIddictServerBuilder AddSigningKey(SecurityKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key is AsymmetricSecurityKey { PrivateKeyStatus: PrivateKeyStatus.DoesNotExist })
        {
            throw new InvalidOperationException("An asymmetric signing key needs its private key.");
        }

        return SigningAlgorithms.FirstOrDefault(key.IsSupportedAlgorithm) is { } algorithm
            ? AddSigningCredentials(new(key, algorithm))
            : throw new InvalidOperationException("No signing algorithm is known for this key: use RSA, ECDSA or a symmetric key.");
    }

    public OpenIddictServerBuilder AddSigningCertificate(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ThrowUnlessUsable(certificate, X509KeyUsageFlags.DigitalSignature);
        return AddSigningKey(new X509SecurityKey(certificate));
    }

    public OpenIddictServerBuilder AddEphemeralSigningKey() => AddEphemeralSigningKey(SecurityAlgorithms.RsaSha256);

    public OpenIddictServerBuilder AddEphemeralSigningKey(string algorithm) => algorithm switch
    {
        null or "" => throw new ArgumentException("The algorithm cannot be null or empty.", nameof(algorithm)),
        SecurityAlgorithms.RsaSha256 or SecurityAlgorithms.RsaSha384 or SecurityAlgorithms.RsaSha512 or
        SecurityAlgorithms.RsaSsaPssSha256 or SecurityAlgorithms.RsaSsaPssSha384 or SecurityAlgorithms.RsaSsaPssSha512
            => AddSigningCredentials(new(new RsaSecurityKey(RSA.Create(2048)), algorithm)),
        SecurityAlgorithms.EcdsaSha256 => AddEphemeral(ECCurve.NamedCurves.nistP256, algorithm),
        SecurityAlgorithms.EcdsaSha384 => AddEphemeral(ECCurve.NamedCurves.nistP384, algorithm),
        SecurityAlgorithms.EcdsaSha512 => AddEphemeral(ECCurve.NamedCurves.nistP521, algorithm),
        _ => throw new InvalidOperationException("The algorithm is not supported."),
    };

    private OpenIddictServerBuilder AddEphemeral(ECCurve curve, string algorithm)
        => AddSigningCredentials(new(new ECDsaSecurityKey(ECDsa.Create(curve)), algorithm));
}
