using System.Security.Cryptography;

namespace OpenMeet.Oidc.Data.Protection;

/// <summary>
/// AES-256-GCM under a key derived from <c>OIDC_ENCRYPTION_KEY</c> by HKDF-SHA256, so that the data-protection keys in the database
/// are of no use without the setting, and the setting's own key is used for tokens alone.
/// </summary>
internal sealed class KeyCipher(byte[] encryptionKey)
{
    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;
    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, encryptionKey, 32, info: "openmeet-oidc data protection"u8.ToArray());

    /// <summary>Encrypts to nonce, tag and ciphertext, one after the other.</summary>
    public byte[] Encrypt(ReadOnlySpan<byte> plaintext)
    {
        var sealedBytes = new byte[NonceSize + TagSize + plaintext.Length];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(nonce, plaintext, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize));
        return sealedBytes;
    }

    /// <summary>Decrypts what <see cref="Encrypt"/> gave.</summary>
    /// <exception cref="CryptographicException">It was encrypted under another setting, or changed.</exception>
    public byte[] Decrypt(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("The data-protection key is cut short.");
        }

        var plaintext = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_key, TagSize);
        aes.Decrypt(sealedBytes[..NonceSize], sealedBytes[(NonceSize + TagSize)..], sealedBytes.Slice(NonceSize, TagSize), plaintext);
        return plaintext;
    }
}
