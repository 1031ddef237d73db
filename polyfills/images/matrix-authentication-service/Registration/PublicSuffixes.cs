namespace MatrixAuthenticationService.Registration;

/// <summary>
/// Hosts under which anybody may register a name: a client that claimed one would claim all its subdomains. The usual ones,
/// not the whole public list.
/// </summary>
internal static class PublicSuffixes
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "com", "org", "net", "io", "dev", "app", "chat", "eu", "de", "fr", "uk", "co.uk", "org.uk", "us", "ca", "ch", "nl", "info", "me", "cloud", "page",
        "github.io", "gitlab.io", "pages.dev", "workers.dev", "netlify.app", "vercel.app", "herokuapp.com", "web.app", "firebaseapp.com",
        "azurewebsites.net", "cloudfront.net", "onrender.com", "fly.dev", "ngrok.io", "ngrok-free.app", "codeberg.page", "blogspot.com",
    };

    /// <summary>The error when some URL of the metadata is on such a host.</summary>
    public static OAuthError? Check(ClientMetadata metadata)
    {
        if (metadata.RedirectUris?.FirstOrDefault(IsPublicSuffix) is { } redirect)
        {
            return RegistrationError.RedirectUri($"the redirect_uri {redirect} is on a public suffix");
        }

        return metadata.Uris.FirstOrDefault(uri => IsPublicSuffix(uri.Value)) is { Key: not null } other
            ? RegistrationError.Metadata($"{other.Key} is on a public suffix")
            : null;
    }

    private static bool IsPublicSuffix(string uri) => Known.Contains(new Uri(uri).Host);
}
