namespace MatrixAuthenticationService.Upstream;

/// <summary>Uses an arrival up to sign the browser in.</summary>
internal sealed class UpstreamSignIn(
    Database database,
    UpstreamLinkStore links,
    UpstreamSessionStore sessions,
    UpstreamCookie cookie,
    BrowserSessionStore browserSessions,
    SessionCookie sessionCookie,
    CurrentSessionReader current,
    PublicUrls urls)
{
    public async Task<IResult> ReauthenticateAsync(HttpContext context, UpstreamArrival arrival, BrowserSession session)
    {
        await sessions.ConsumeAsync(arrival.Session.Id, context.RequestAborted);
        await browserSessions.RecordAuthenticationAsync(session.Id, context.RequestAborted);
        return Next(context, arrival);
    }

    public async Task<IResult> SignInAsync(HttpContext context, UpstreamArrival arrival, User user)
    {
        if (!user.IsValid)
        {
            return current.Interstitial(context, user, arrival.Visit.Next);
        }

        if (!await sessions.ConsumeAsync(arrival.Session.Id, context.RequestAborted))
        {
            return Page.Error(StatusCodes.Status500InternalServerError, "consumed", "Session already consumed");
        }

        var session = await browserSessions.AddAsync(user, ClientAddress.UserAgent(context), context.RequestAborted);
        sessionCookie.SignIn(context, session);
        return Next(context, arrival);
    }

    /// <summary>Attaches the identity to the account, and signs in to it unless that is already so.</summary>
    public async Task<IResult> AttachAsync(HttpContext context, UpstreamArrival arrival, User user, BrowserSession? session)
    {
        if (!user.IsValid)
        {
            return current.Interstitial(context, user, arrival.Visit.Next);
        }

        await using var transaction = await database.BeginAsync(context.RequestAborted);
        if (!await links.AttachAsync(arrival.Link.Id, user.Id, context.RequestAborted))
        {
            return Page.Error(StatusCodes.Status409Conflict, "link_taken", "This identity has been linked meanwhile.");
        }

        var answer = session is null ? await SignInAsync(context, arrival, user) : await ReauthenticateAsync(context, arrival, session);
        if (answer is SeeOther)
        {
            await transaction.CommitAsync(context.RequestAborted);
        }

        return answer;
    }

    private SeeOther Next(HttpContext context, UpstreamArrival arrival)
    {
        cookie.Remove(context, arrival.Visit);
        return new SeeOther(urls.Relative(arrival.NextPath));
    }
}
