using System.Security.Cryptography;

namespace MatrixAuthenticationService.Cryptography;

/// <summary>Sortable identifiers: 48 bits of milliseconds and 80 random bits as 26 characters of Crockford's base 32.</summary>
internal static class Ulid
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 26;

    public static string New(TimeProvider time)
    {
        Span<byte> random = stackalloc byte[10];
        RandomNumberGenerator.Fill(random);
        var value = (UInt128)time.GetUtcNow().ToUnixTimeMilliseconds() << 80;
        for (var i = 0; i < random.Length; i++)
        {
            value |= (UInt128)random[i] << (8 * i);
        }

        return string.Create(Length, value, static (text, rest) =>
        {
            for (var i = Length - 1; i >= 0; i--)
            {
                text[i] = Alphabet[(int)(rest & 31)];
                rest >>= 5;
            }
        });
    }

    /// <summary>Whether the text is an upper-case ULID; the first character is at most 7, since 26 × 5 bits exceed 128.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: Length } && text[0] <= '7' && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));

    /// <summary>The moment in the identifier.</summary>
    public static DateTimeOffset Timestamp(string ulid)
    {
        var milliseconds = 0L;
        foreach (var c in ulid.AsSpan(0, 10))
        {
            milliseconds = (milliseconds << 5) | (long)Alphabet.IndexOf(c, StringComparison.Ordinal);
        }

        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }
}
