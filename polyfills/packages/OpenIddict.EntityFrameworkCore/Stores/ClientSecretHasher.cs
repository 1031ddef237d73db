using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OpenIddict.EntityFrameworkCore;

/// <summary>
/// Base64 of 0x01, PRF, iterations and salt length (32-bit big endian each), salt, subkey: the layout of version 3 hashes of
/// ASP.NET Core Identity.
/// </summary>
internal static class ClientSecretHasher
{
    private const byte Marker = 0x01;
    private const int HeaderLength = 13;
    private const int SaltLength = 16;
    private const int SubkeyLength = 32;
    private const int Iterations = 10_000;
    private const uint HmacSha256 = 1;

    public static string Hash(string secret)
    {
        var hash = new byte[HeaderLength + SaltLength + SubkeyLength];
        hash[0] = Marker;
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(1), HmacSha256);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(5), Iterations);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(9), SaltLength);
        var salt = hash.AsSpan(HeaderLength, SaltLength);
        RandomNumberGenerator.Fill(salt);
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), salt, hash.AsSpan(HeaderLength + SaltLength), Iterations, HashAlgorithmName.SHA256);
        return Convert.ToBase64String(hash);
    }

    public static bool Verify(string secret, string stored)
    {
        var hash = new byte[stored.Length];
        if (!Convert.TryFromBase64String(stored, hash, out var length) || length < HeaderLength || hash[0] is not Marker)
        {
            return false;
        }

        var algorithm = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)) switch
        {
            0 => HashAlgorithmName.SHA1,
            HmacSha256 => HashAlgorithmName.SHA256,
            2 => HashAlgorithmName.SHA512,
            _ => default,
        };
        var iterations = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5));
        var saltLength = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(9));
        if (algorithm == default || iterations is 0 or > int.MaxValue || saltLength < SaltLength || saltLength > length - HeaderLength - SaltLength)
        {
            return false;
        }

        var salt = hash.AsSpan(HeaderLength, (int)saltLength);
        var expected = hash.AsSpan(HeaderLength + (int)saltLength, length - HeaderLength - (int)saltLength);
        var actual = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), salt, (int)iterations, algorithm, expected.Length);
        return CryptographicOperations.FixedTimeEquals(actual, expected);
    }
}
