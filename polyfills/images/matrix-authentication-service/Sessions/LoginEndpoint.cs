namespace MatrixAuthenticationService.Sessions;

/// <summary><c>GET /login</c> and <c>GET /register</c>: on to the one provider, or a choice of several.</summary>
internal static class LoginEndpoint
{
    public static async Task<IResult> GetAsync(
        HttpContext context, MasSettings settings, CurrentSessionReader current, SessionCookie cookie, PublicUrls urls, FormPages pages)
    {
        var next = PostAuthAction.From(context.Request.Query.Field);
        var (session, interstitial) = await current.ReadAsync(context, next);
        if (interstitial is not null)
        {
            return interstitial;
        }

        if (session is not null)
        {
            return new SeeOther(urls.Relative(next?.Path() ?? "/"));
        }

        cookie.Refresh(context);
        var query = next?.Query() ?? "";
        if (settings.Upstreams is [var only])
        {
            return new SeeOther(urls.Relative($"/upstream/authorize/{only.Id}{query}"));
        }

        var choices = Html.Join(settings.Upstreams.Select(provider =>
            (Html)$"""<li><a href="{urls.Relative($"/upstream/authorize/{provider.Id}{query}")}">{provider.HumanName ?? provider.Issuer ?? provider.Id}</a></li>"""));
        return pages.Show("Sign in", settings.Upstreams.Count == 0 ? $"<p>No way to sign in has been set up.</p>" : (Html)$"<ul>{choices}</ul>");
    }
}
