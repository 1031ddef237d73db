using System.Text;

namespace MatrixAuthenticationService.Tokens;

/// <summary>
/// <c>prefix_random_check</c>: 30 random alphanumerics and a CRC-32 of what precedes it, so that secret scanners and this
/// service recognise a token without asking the database.
/// </summary>
internal static class TokenFormat
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 30;
    private const int CheckLength = 6;

    public static string Create(TokenKind kind)
    {
        var body = $"{Prefix(kind)}_{RandomText.Create(RandomLength)}";
        return $"{body}_{Check(body)}";
    }

    /// <summary>The token's kind, or null when it is malformed.</summary>
    public static TokenKind? Parse(string token)
    {
        if (token.Split('_') is not [var prefix, { Length: RandomLength } random, { Length: CheckLength } check]
            || !random.All(char.IsAsciiLetterOrDigit)
            || Check($"{prefix}_{random}") != check)
        {
            return null;
        }

        return prefix switch
        {
            "mat" => TokenKind.AccessToken,
            "mar" => TokenKind.RefreshToken,
            "mct" => TokenKind.CompatAccessToken,
            "mcr" => TokenKind.CompatRefreshToken,
            "mpt" => TokenKind.PersonalAccessToken,
            _ => null,
        };
    }

    internal static string Check(string body)
    {
        var digits = new StringBuilder(CheckLength);
        for (var rest = Crc32(Encoding.ASCII.GetBytes(body)); rest > 0; rest /= 62)
        {
            digits.Append(Base62[(int)(rest % 62)]);
        }

        // Upstream writes the least significant digit first and pads in front of it.
        return digits.ToString().PadLeft(CheckLength, '0');
    }

    private static string Prefix(TokenKind kind) => kind switch
    {
        TokenKind.AccessToken => "mat",
        TokenKind.RefreshToken => "mar",
        TokenKind.CompatAccessToken => "mct",
        TokenKind.CompatRefreshToken => "mcr",
        TokenKind.PersonalAccessToken => "mpt",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // ISO-HDLC, bit by bit: 34 bytes do not deserve a table.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
