namespace OpenMeet.ChatApi.Identity;

internal static class Origin
{
    /// <summary>Same scheme, host and port (RFC 6454).</summary>
    public static bool Same(Uri left, Uri right) =>
        left.Scheme == right.Scheme && string.Equals(left.Authority, right.Authority, StringComparison.OrdinalIgnoreCase);
}
