using System.Security.Cryptography;
using System.Text;

namespace MatrixAuthenticationService.Cryptography;

/// <summary>Authenticated encryption under a key derived from <c>secrets.encryption</c>, bound to a purpose.</summary>
internal sealed class Sealer(SecretsSettings secrets)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, secrets.Encryption, 32, info: "matrix-authentication-service sealed"u8.ToArray());

    public byte[] Seal(string purpose, ReadOnlySpan<byte> plain)
    {
        var result = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = result.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, plain, result.AsSpan(NonceBytes + TagBytes), result.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(purpose));
        return result;
    }

    /// <summary>The plain bytes, or null when the text was not sealed here for this purpose.</summary>
    public byte[]? TryOpen(string purpose, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(
                sealedBytes[..NonceBytes],
                sealedBytes[(NonceBytes + TagBytes)..],
                sealedBytes.Slice(NonceBytes, TagBytes),
                plain,
                Encoding.UTF8.GetBytes(purpose));
        }
        catch (AuthenticationTagMismatchException)
        {
            // A cookie of another deployment or of an older key: as good as none.
            return null;
        }

        return plain;
    }
}
