namespace MatrixAuthenticationService.Sessions;

/// <summary>Signing in and out of the browser session, and the start page.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var human = routes.MapResource(Resources.Human);
        human.MapGet("/login", LoginEndpoint.GetAsync);
        human.MapGet("/register", LoginEndpoint.GetAsync);
        human.MapPost("/logout", LogoutEndpoint.PostAsync);
        human.MapGet("/", HomeAsync);
    }

    private static async Task<IResult> HomeAsync(HttpContext context, MasSettings settings, CurrentSessionReader current, FormPages pages, PublicUrls urls)
    {
        var (session, interstitial) = await current.ReadAsync(context, null);
        return interstitial ?? pages.Show(
            settings.ServiceName,
            session is null
                ? $"""<p><a href="{urls.Relative("/login")}">Sign in</a></p>"""
                : (Html)$"""
                  <p>Signed in as {session.User.Username}.</p>
                  <p><a href="{urls.Relative("/account/")}">Your account</a></p>
                  {pages.SignOut(context, null, "Sign out")}
                  """);
    }
}
