namespace MatrixAuthenticationService.Http;

/// <summary>URLs that clients give.</summary>
internal static class Uris
{
    /// <summary>The URL in its canonical form, or null when it is not absolute.</summary>
    public static string? Normalise(string text) =>
        text.Contains(':', StringComparison.Ordinal) && !text.StartsWith('/') && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            ? uri.AbsoluteUri
            : null;

    public static bool IsLoopback(Uri uri) => uri.Host is "localhost" or "127.0.0.1" or "[::1]";

    /// <summary>The same URL without its port.</summary>
    public static string WithoutPort(Uri uri) => new UriBuilder(uri) { Port = -1 }.Uri.AbsoluteUri;
}
