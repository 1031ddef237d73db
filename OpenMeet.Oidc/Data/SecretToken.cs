using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OpenMeet.Oidc.Data;

/// <summary>256 random bits for whoever carries them, and the SHA-256 that is stored in their stead.</summary>
internal static class SecretToken
{
    /// <summary>A new token: 43 base64url characters.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored. The token has full entropy, so neither salt nor stretching would add anything.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
