using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace OpenMeet.ChatApi.Rooms;

/// <summary>
/// The one codec between an event and its room's alias: <c>event-&lt;slug&gt;-&lt;tenant&gt;</c>. Letters of the alias are
/// <c>a-z 0-9 . _ -</c>; every other byte of UTF-8 is <c>=hh</c>, and in the tenant the hyphen too, so that the last hyphen
/// is always the separator.
/// </summary>
internal static class RoomAlias
{
    private const string Prefix = "event-";

    /// <summary>The longest alias, sigil and server name included (Matrix specification, identifier grammar).</summary>
    private const int MaxBytes = 255;

    /// <summary>The alias's local part; false when the whole alias would be longer than Matrix allows.</summary>
    public static bool TryEncode(string tenantId, string slug, string serverName, [NotNullWhen(true)] out string? localpart)
    {
        localpart = $"{Prefix}{Escape(slug, hyphen: true)}-{Escape(tenantId, hyphen: false)}";
        if (slug.Length == 0 || Encoding.UTF8.GetByteCount(localpart) + serverName.Length + 2 > MaxBytes)
        {
            localpart = null;
        }

        return localpart is not null;
    }

    public static string Full(string localpart, string serverName) => $"#{localpart}:{serverName}";

    /// <summary>The event a full alias of this server names.</summary>
    public static bool TryDecode(string alias, string serverName, out string tenantId, out string slug)
    {
        (tenantId, slug) = ("", "");
        var suffix = $":{serverName}";
        if (!alias.StartsWith($"#{Prefix}", StringComparison.Ordinal) || !alias.EndsWith(suffix, StringComparison.Ordinal))
        {
            return false;
        }

        var core = alias[(Prefix.Length + 1)..^suffix.Length];
        var separator = core.LastIndexOf('-');
        return separator > 0
            && TryUnescape(core[..separator], out slug)
            && TryUnescape(core[(separator + 1)..], out tenantId)
            && TryEncode(tenantId, slug, serverName, out var again)
            && Full(again, serverName) == alias;
    }

    private static string Escape(string value, bool hyphen)
    {
        var result = new StringBuilder(value.Length);
        foreach (var b in Encoding.UTF8.GetBytes(value))
        {
            var literal = (char)b is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' || (hyphen && b == '-');
            _ = literal ? result.Append((char)b) : result.Append(CultureInfo.InvariantCulture, $"={b:x2}");
        }

        return result.ToString();
    }

    private static bool TryUnescape(string value, out string text)
    {
        text = "";
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '=')
            {
                bytes.Add((byte)value[i]);
            }
            else if (i + 2 <= value.Length - 1 && byte.TryParse(value.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b))
            {
                bytes.Add(b);
                i += 2;
            }
            else
            {
                return false;
            }
        }

        text = Encoding.UTF8.GetString([.. bytes]);
        return true;
    }
}
