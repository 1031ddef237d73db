using System.Diagnostics.CodeAnalysis;

namespace OpenMeet.Proxy.Routing;

/// <summary>
/// How a service could read a request's path at worst: decoded as often as it can be, with backslashes for slashes and
/// several slashes for one. A path that names its own parent or itself in that reading has no honest use, since clients
/// resolve such segments before they send (RFC 3986, section 6.2.2.3), and no reading is given.
/// </summary>
internal static class WorstReading
{
    /// <summary>More layers of encoding than this are not read but refused.</summary>
    private const int MaxLayers = 4;

    public static bool TryOf(string rawTarget, [NotNullWhen(true)] out string? path)
    {
        path = null;
        if (!TryDecode(RequestTarget.Path(rawTarget), out var decoded) || !decoded.StartsWith('/'))
        {
            return false;
        }

        var segments = decoded.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);

        // A segment's parameters (RFC 3986, section 3.3) are dropped by some servers before they resolve it.
        if (segments.Any(segment => segment.Split(';')[0] is "." or ".."))
        {
            return false;
        }

        path = "/" + string.Join('/', segments.Select(segment => segment.Split(';')[0].Trim()));
        return true;
    }

    private static bool TryDecode(string text, [NotNullWhen(true)] out string? decoded)
    {
        decoded = text;
        for (var layer = 0; layer < MaxLayers; layer++)
        {
            var next = Uri.UnescapeDataString(decoded);
            if (next == decoded)
            {
                return !decoded.Any(char.IsControl);
            }

            decoded = next;
        }

        return false;
    }
}
