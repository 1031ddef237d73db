using OpenMeet.Oidc.Connect;

namespace OpenMeet.Oidc.Pages;

/// <summary>Pages go back to the OpenID Connect endpoints only, so that nobody can be sent anywhere else by a made-up link.</summary>
internal static class ReturnUrl
{
    /// <summary>The URL, or our own page when it is not one of those.</summary>
    public static string OrHome(string? url) =>
        url is not null
        && (url.StartsWith(ConnectPaths.Authorize + "?", StringComparison.Ordinal) || url.StartsWith(ConnectPaths.Logout + "?", StringComparison.Ordinal))
            ? url
            : "/";
}
