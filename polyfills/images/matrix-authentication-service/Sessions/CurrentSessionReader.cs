namespace MatrixAuthenticationService.Sessions;

/// <summary>Finds the browser's session.</summary>
internal sealed class CurrentSessionReader(SessionCookie cookie, BrowserSessionStore sessions, FormPages pages)
{
    /// <summary>The session when it can be used; null otherwise, whatever the reason.</summary>
    public async Task<BrowserSession?> ActiveAsync(HttpContext context) =>
        cookie.SessionId(context) is { } id && await sessions.FindAsync(id, context.RequestAborted) is { IsActive: true } session ? session : null;

    public async Task<CurrentSession> ReadAsync(HttpContext context, PostAuthAction? next)
    {
        if (cookie.SessionId(context) is not { } id || await sessions.FindAsync(id, context.RequestAborted) is not { } session)
        {
            return new(null, null);
        }

        return session.IsActive ? new(session, null) : new(null, Interstitial(context, session.User, next));
    }

    /// <summary>The page that says why this account cannot go on; all that can be done there is to sign out.</summary>
    public IResult Interstitial(HttpContext context, User user, PostAuthAction? next)
    {
        var (title, text) = user switch
        {
            { DeactivatedAt: not null } => ("Account deactivated", $"The account {user.Username} has been deactivated."),
            { LockedAt: not null } => ("Account locked", $"The account {user.Username} has been locked."),
            _ => ("Signed out", "This session has been ended from another place."),
        };
        return pages.Show(title, $"<p>{text}</p>{pages.SignOut(context, next, "Sign out")}");
    }
}
