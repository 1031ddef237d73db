namespace MatrixAuthenticationService.Sessions;

/// <summary>The browser's side of its session: which one, or when it was left.</summary>
internal sealed class SessionCookie(CookieVault cookies, TimeProvider time)
{
    private const string Cookie = "session";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365 * 20);
    private static readonly TimeSpan RememberedLogout = TimeSpan.FromMinutes(5);

    public string? SessionId(HttpContext context) => cookies.Read<Content>(context, Cookie)?.SessionId;

    /// <summary>Whether the person has just signed out, for the templates of upstream requests.</summary>
    public bool HasJustLoggedOut(HttpContext context) =>
        cookies.Read<Content>(context, Cookie) is { SessionId: null, LoggedOutAt: { } at } && time.GetUtcNow() - at < RememberedLogout;

    public void SignIn(HttpContext context, BrowserSession session) => cookies.Write(context, Cookie, new Content(session.Id, null), Lifetime);

    public void SignOut(HttpContext context) => cookies.Write(context, Cookie, new Content(null, time.GetUtcNow()), Lifetime);

    /// <summary>Renews what the cookie holds, or sets an empty one.</summary>
    public void Refresh(HttpContext context) =>
        cookies.Write(context, Cookie, cookies.Read<Content>(context, Cookie) ?? new Content(null, null), Lifetime);

    private sealed record Content(string? SessionId, DateTimeOffset? LoggedOutAt);
}
