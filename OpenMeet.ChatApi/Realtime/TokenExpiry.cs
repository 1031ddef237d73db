using System.Globalization;
using System.Security.Claims;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>When an access token ends.</summary>
internal static class TokenExpiry
{
    public static DateTimeOffset? Of(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue("exp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
