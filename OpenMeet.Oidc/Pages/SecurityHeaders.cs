using OpenMeet.Oidc.Connect;

namespace OpenMeet.Oidc.Pages;

/// <summary>
/// Response headers of a place where passwords are typed: nothing inline, nothing foreign, in no frame, in no cache, no referrer.
/// </summary>
internal static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, OidcSettings settings)
    {
        // Browsers apply form-action to the redirects after the form too: sign-in ends at a client's redirect URI.
        var clients = new[] { settings.Clients.MasRedirectUri, settings.Clients.ChatRedirectUri, settings.Clients.ChatPostLogoutRedirectUri }
            .Select(uri => uri.GetLeftPart(UriPartial.Authority)).Distinct();
        var pages = $"default-src 'none'; style-src 'self'; form-action 'self' {string.Join(' ', clients)}; frame-ancestors 'none'; base-uri 'none'";
        return app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";

                // OpenIddict's form_post page has a script of its own.
                headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments(ConnectPaths.Authorize) ? "frame-ancestors 'none'" : pages;
                if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true || http.Response.StatusCode is >= 300 and < 400)
                {
                    headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            });
            return next(http);
        });
    }
}
