namespace MatrixAuthenticationService.Account;

/// <summary><c>/account/…</c>: devices, and the reset of the cryptographic identity (MSC4191 names both as actions).</summary>
internal sealed class AccountHandler(
    CurrentSessionReader current, AccountSessions sessions, AccountPages pages, SynapseClient synapse, Csrf csrf, PublicUrls urls)
{
    public Task<IResult> OverviewAsync(HttpContext context)
    {
        var (action, device) = (context.Request.Query.Field("action"), context.Request.Query.Field("device_id"));
        return action switch
        {
            "org.matrix.cross_signing_reset" => ResetPageAsync(context),
            "org.matrix.device_view" or "org.matrix.device_delete" or "org.matrix.session_view" or "org.matrix.session_end" or "session_view"
                or "session_end" when device is not null => DeviceAsync(context, device),
            _ => WithSessionAsync(context, async session => pages.Overview(
                context,
                session,
                await sessions.OfAsync(session.User.Id, context.RequestAborted),
                (await synapse.TryQueryUserAsync(session.User.Username, context.RequestAborted))?.DisplayName)),
        };
    }

    public Task<IResult> DeviceAsync(HttpContext context, string deviceId) => ShowAsync(context, session => session.DeviceId == deviceId);

    public Task<IResult> SessionAsync(HttpContext context, string id) => ShowAsync(context, session => session.Id == id);

    public Task<IResult> EndAsync(HttpContext context, string id) => SubmitAsync(context, async session =>
        await sessions.EndAsync(session.User.Id, id, context.RequestAborted)
            ? new SeeOther(urls.Relative("/account/"))
            : pages.UnknownDevice());

    public Task<IResult> ResetPageAsync(HttpContext context) =>
        WithSessionAsync(context, _ => Task.FromResult(pages.ResetCrossSigning(context)));

    public Task<IResult> ResetAsync(HttpContext context) => SubmitAsync(context, async session =>
    {
        await synapse.AllowCrossSigningResetAsync(session.User.Username, context.RequestAborted);
        return pages.CrossSigningReset();
    });

    private Task<IResult> ShowAsync(HttpContext context, Func<AccountSession, bool> isWanted) => WithSessionAsync(context, async session =>
        (await sessions.OfAsync(session.User.Id, context.RequestAborted)).FirstOrDefault(isWanted) is { } wanted
            ? pages.Device(context, wanted)
            : pages.UnknownDevice());

    private async Task<IResult> SubmitAsync(HttpContext context, Func<BrowserSession, Task<IResult>> act)
    {
        var form = await context.Request.TryReadFormAsync(context.RequestAborted);
        return form is null || !csrf.IsValid(context, form)
            ? Page.Error(StatusCodes.Status400BadRequest, "csrf", "The form has expired. Please go back and try again.")
            : await WithSessionAsync(context, act);
    }

    private async Task<IResult> WithSessionAsync(HttpContext context, Func<BrowserSession, Task<IResult>> act)
    {
        var next = PostAuthAction.ManageAccount(context.Request.Query.Field("action"), context.Request.Query.Field("device_id"));
        var (session, interstitial) = await current.ReadAsync(context, next);
        return session is not null ? await act(session) : interstitial ?? new SeeOther(urls.Relative($"/login{next.Query()}"));
    }
}
