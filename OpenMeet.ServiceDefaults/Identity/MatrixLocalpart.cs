using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace OpenMeet.ServiceDefaults.Identity;

/// <summary>
/// The one way between a person or bot of a tenant and the localpart of a Matrix id: <c>handle_tenant</c>, where
/// <c>a-z 0-9 . -</c> stand for themselves and every other byte of UTF-8 is <c>=hh</c>, in lower case. So <c>_</c> occurs
/// once, between the two, no two pairs share a localpart, and it is always a legal user id
/// (https://spec.matrix.org/v1.16/appendices/#user-identifiers). The public tenant's localparts end with <c>_</c>.
/// </summary>
public static class MatrixLocalpart
{
    /// <summary>A Matrix id, with its sigil and server name, may have this many bytes.</summary>
    public const int MaxUserIdLength = 255;

    private const char Separator = '_';
    private static readonly SearchValues<byte> Literal = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-"u8);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The localpart of a handle in a tenant.</summary>
    /// <param name="tenantId">Empty for the public tenant.</param>
    /// <param name="handle">Not empty.</param>
    /// <param name="serverName">When known, the whole Matrix id on that server must fit in 255 bytes; else some server's.</param>
    /// <exception cref="ArgumentException">The handle is empty, not valid text, or too long.</exception>
    public static string Encode(string tenantId, string handle, string? serverName = null) =>
        TryEncode(tenantId, handle, out var localpart, serverName)
            ? localpart
            : throw new ArgumentException("The handle is empty, not valid text or too long for a Matrix id.", nameof(handle));

    /// <summary>As <see cref="Encode"/>, false where that throws.</summary>
    public static bool TryEncode(string tenantId, string handle, [NotNullWhen(true)] out string? localpart, string? serverName = null)
    {
        ArgumentNullException.ThrowIfNull(tenantId);
        ArgumentNullException.ThrowIfNull(handle);
        localpart = null;
        var text = new StringBuilder(handle.Length + tenantId.Length + 1);
        if (handle.Length == 0 || !TryAppend(text, handle) || !TryAppend(text.Append(Separator), tenantId))
        {
            return false;
        }

        if ("@:".Length + text.Length + Encoding.UTF8.GetByteCount(serverName ?? "a") > MaxUserIdLength)
        {
            return false;
        }

        localpart = text.ToString();
        return true;
    }

    /// <summary>Takes a localpart apart. False for every text that <see cref="Encode"/> does not make.</summary>
    public static bool TryDecode(string localpart, [NotNullWhen(true)] out string? tenantId, [NotNullWhen(true)] out string? handle)
    {
        ArgumentNullException.ThrowIfNull(localpart);
        (tenantId, handle) = (null, null);
        var separator = localpart.IndexOf(Separator, StringComparison.Ordinal);
        if (separator <= 0
            || localpart.Length > MaxUserIdLength
            || !TryDecodePart(localpart.AsSpan(0, separator), out var first)
            || !TryDecodePart(localpart.AsSpan(separator + 1), out var second))
        {
            return false;
        }

        // The codec is a bijection only if each pair has one spelling: "=61" for "a" is not it.
        if (!TryEncode(second, first, out var canonical) || canonical != localpart)
        {
            return false;
        }

        (tenantId, handle) = (second, first);
        return true;
    }

    private static bool TryAppend(StringBuilder text, string part)
    {
        byte[] bytes;
        try
        {
            bytes = Strict.GetBytes(part);
        }
        catch (EncoderFallbackException)
        {
            return false;
        }

        foreach (var value in bytes)
        {
            _ = Literal.Contains(value) ? text.Append((char)value) : text.Append('=').Append(Convert.ToHexStringLower([value]));
        }

        return true;
    }

    private static bool TryDecodePart(ReadOnlySpan<char> part, [NotNullWhen(true)] out string? text)
    {
        text = null;
        var bytes = new byte[part.Length];
        var length = 0;
        for (var index = 0; index < part.Length; index++)
        {
            if (part[index] != '=')
            {
                if (!char.IsAscii(part[index]))
                {
                    return false;
                }

                bytes[length++] = (byte)part[index];
            }
            else if (index + 2 < part.Length
                && char.IsAsciiHexDigitLower(part[index + 1])
                && char.IsAsciiHexDigitLower(part[index + 2]))
            {
                bytes[length++] = Convert.FromHexString(part.Slice(index + 1, 2))[0];
                index += 2;
            }
            else
            {
                return false;
            }
        }

        try
        {
            text = Strict.GetString(bytes, 0, length);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
