namespace OpenMeet.ChatApi.Operations;

/// <summary>Serves the chat page, its settings and the headers that keep other code out of it.</summary>
internal static class ChatPage
{
    /// <summary>Where OpenMeet.Oidc sends a person back to; the page reads the code there.</summary>
    public const string SignedInPath = "/signed-in";

    /// <summary>The page's client at OpenMeet.Oidc.</summary>
    private const string ClientId = "openmeet-chat";

    public static void UseChatPage(this WebApplication app, ChatSettings settings)
    {
        var policy = ContentSecurityPolicy(settings);
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.MapFallbackToFile(SignedInPath, "index.html");
        app.MapGet("/page/settings", () => TypedResults.Ok(new ChatPageSettings(settings.OidcIssuer.AbsoluteUri, ClientId))).AllowAnonymous();
    }

    /// <summary>Scripts and styles from here alone and none inline; calls to here and to the identity provider's token endpoint.</summary>
    private static string ContentSecurityPolicy(ChatSettings settings)
    {
        var socket = new UriBuilder(settings.ChatPublicUrl) { Scheme = settings.ChatPublicUrl.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" };
        return string.Join("; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "manifest-src 'self'",
            $"connect-src 'self' {socket.Uri.GetLeftPart(UriPartial.Authority)} {settings.OidcIssuer.GetLeftPart(UriPartial.Authority)}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");
    }
}
