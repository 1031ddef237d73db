using System.Security.Cryptography;
using System.Text;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Identity;

/// <summary>
/// Seals tokens with AES-256-GCM. The tenant is associated data: a row copied to another tenant does not open.
/// Layout: 12 bytes nonce, 16 bytes tag, ciphertext.
/// </summary>
internal sealed class TokenCipher(ChatSettings settings) : IDisposable
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly AesGcm _aes = new(settings.EncryptionKey, TagSize);

    public byte[] Seal(string tenantId, string token)
    {
        var plain = Encoding.UTF8.GetBytes(token);
        var result = new byte[NonceSize + TagSize + plain.Length];
        var (nonce, tag, cipher) = Parts(result);
        RandomNumberGenerator.Fill(nonce.Span);
        lock (_aes)
        {
            _aes.Encrypt(nonce.Span, plain, cipher.Span, tag.Span, Associated(tenantId));
        }

        return result;
    }

    /// <summary>The token; null when the bytes are not one of this tenant under this key.</summary>
    public string? Open(string tenantId, byte[] sealedToken)
    {
        if (sealedToken.Length < NonceSize + TagSize)
        {
            return null;
        }

        var (nonce, tag, cipher) = Parts(sealedToken);
        var plain = new byte[cipher.Length];
        try
        {
            lock (_aes)
            {
                _aes.Decrypt(nonce.Span, cipher.Span, tag.Span, plain, Associated(tenantId));
            }
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }

    public void Dispose() => _aes.Dispose();

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Cipher) Parts(byte[] bytes) =>
        (bytes.AsMemory(0, NonceSize), bytes.AsMemory(NonceSize, TagSize), bytes.AsMemory(NonceSize + TagSize));

    private static byte[] Associated(string tenantId) => Encoding.UTF8.GetBytes($"openmeet bot session\n{tenantId}");
}
