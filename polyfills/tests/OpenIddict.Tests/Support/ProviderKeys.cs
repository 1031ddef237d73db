using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Tests.Support;

/// <summary>Keys of the provider, made once: tokens of one host are read by tests of another.</summary>
internal static class ProviderKeys
{
    public static RsaSecurityKey Rsa { get; } = new(RSA.Create(2048));

    public static ECDsaSecurityKey Ec { get; } = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static RsaSecurityKey Encryption { get; } = new(RSA.Create(2048));

    public static SymmetricSecurityKey Symmetric { get; } = new(RandomNumberGenerator.GetBytes(32));
}
