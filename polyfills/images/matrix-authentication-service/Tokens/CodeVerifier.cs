using System.Security.Cryptography;
using System.Text;

namespace MatrixAuthenticationService.Tokens;

/// <summary>PKCE's second half (RFC 7636).</summary>
internal static class CodeVerifier
{
    public static bool IsWellFormed(string verifier) =>
        verifier.Length is >= 43 and <= 128 && verifier.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~');

    public static bool Matches(string verifier, string challenge, string method)
    {
        var expected = method == "plain" ? verifier : Base64Text.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(challenge));
    }
}
