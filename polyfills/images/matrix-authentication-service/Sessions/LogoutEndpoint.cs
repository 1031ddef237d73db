namespace MatrixAuthenticationService.Sessions;

/// <summary><c>POST /logout</c>: ends the browser session and goes on with what the form names.</summary>
internal static class LogoutEndpoint
{
    public static async Task<IResult> PostAsync(
        HttpContext context, Csrf csrf, SessionCookie cookie, BrowserSessionStore sessions, PublicUrls urls)
    {
        var form = await context.Request.TryReadFormAsync(context.RequestAborted);
        if (form is null || !csrf.IsValid(context, form))
        {
            return Page.Error(StatusCodes.Status400BadRequest, "csrf", "The form has expired. Please go back and try again.");
        }

        if (cookie.SessionId(context) is { } id)
        {
            await sessions.FinishAsync(id, context.RequestAborted);
        }

        cookie.SignOut(context);
        return new SeeOther(urls.Relative(PostAuthAction.From(form.Field)?.Path() ?? "/login"));
    }
}
