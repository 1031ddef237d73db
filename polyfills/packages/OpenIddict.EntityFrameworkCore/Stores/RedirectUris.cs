namespace OpenIddict.EntityFrameworkCore;

internal static class RedirectUris
{
    /// <summary>
    /// The port of a loopback address is free where none is registered (RFC 8252 section 7.3). Everything else must be equal.
    /// </summary>
    public static bool DifferOnlyByLoopbackPort(string uri, string registered)
        => Uri.TryCreate(uri, UriKind.Absolute, out var sent)
            && Uri.TryCreate(registered, UriKind.Absolute, out var known)
            && sent is { IsDefaultPort: false, IsLoopback: true }
            && known is { IsDefaultPort: true, IsLoopback: true }
            && (sent.Scheme == Uri.UriSchemeHttp || sent.Scheme == Uri.UriSchemeHttps)
            && string.Equals(sent.Scheme, known.Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(sent.UserInfo, known.UserInfo, StringComparison.Ordinal)
            && string.Equals(sent.Host, known.Host, StringComparison.OrdinalIgnoreCase)
            && string.Equals(sent.AbsolutePath, known.AbsolutePath, StringComparison.Ordinal)
            && string.Equals(sent.Query, known.Query, StringComparison.Ordinal)
            && string.Equals(sent.Fragment, known.Fragment, StringComparison.Ordinal);
}
