using System.Buffers.Text;

namespace MatrixAuthenticationService.Cryptography;

/// <summary>Base64url without padding, as JOSE, PKCE and the cookies use it.</summary>
internal static class Base64Text
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static byte[]? TryDecode(string text)
    {
        if (text.Contains('=', StringComparison.Ordinal) || !Base64Url.IsValid(text))
        {
            return null;
        }

        return Base64Url.DecodeFromChars(text);
    }
}
