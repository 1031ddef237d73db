namespace MatrixAuthenticationService.Http;

/// <summary>This service's own addresses as browsers see them.</summary>
internal sealed class PublicUrls(HttpSettings http)
{
    /// <summary>The path of the public base, without its last slash.</summary>
    public string Prefix { get; } = http.PublicBase.AbsolutePath.TrimEnd('/');

    public string Issuer => http.Issuer;

    public bool IsSecure => http.PublicBase.Scheme == Uri.UriSchemeHttps;

    public string CookiePath => http.PublicBase.AbsolutePath;

    /// <summary>An absolute URL; the path is given without a leading slash.</summary>
    public string Absolute(string path) => http.PublicBase.AbsoluteUri + path;

    /// <summary>A reference for links and redirects within the service; the path starts with a slash.</summary>
    public string Relative(string path) => Prefix + path;
}
