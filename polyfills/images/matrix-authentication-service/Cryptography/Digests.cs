using System.Security.Cryptography;
using System.Text;

namespace MatrixAuthenticationService.Cryptography;

/// <summary>One-way forms of secrets: all of them are long and random, so a plain hash is enough.</summary>
internal static class Digests
{
    public static byte[] Sha256(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Compares in a time that says nothing about where two secrets differ, nor how long the expected one is.</summary>
    public static bool SecretEquals(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Sha256(given), Sha256(expected));

    public static bool Matches(string given, byte[] expectedHash) =>
        CryptographicOperations.FixedTimeEquals(Sha256(given), expectedHash);
}
