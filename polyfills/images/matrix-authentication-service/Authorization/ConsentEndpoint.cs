namespace MatrixAuthenticationService.Authorization;

/// <summary><c>/consent/{grant}</c>: what the client would get, and the person's yes. It is asked for every grant.</summary>
internal sealed class ConsentEndpoint(
    GrantStore grants,
    ClientStore clients,
    CurrentSessionReader current,
    ScopePolicy policy,
    ConsentPage page,
    Csrf csrf,
    AuthorizationResponse response,
    PublicUrls urls)
{
    public async Task<IResult> GetAsync(HttpContext context, string id)
    {
        var (consent, answer) = await PrepareAsync(context, id);
        return consent is null ? answer! : await page.ShowAsync(context, consent);
    }

    public async Task<IResult> PostAsync(HttpContext context, string id)
    {
        var form = await context.Request.TryReadFormAsync(context.RequestAborted);
        if (form is null || !csrf.IsValid(context, form))
        {
            return Page.Error(StatusCodes.Status400BadRequest, "csrf", "The form has expired. Please go back and try again.");
        }

        var (consent, answer) = await PrepareAsync(context, id);
        if (consent is null)
        {
            return answer!;
        }

        return await grants.FulfilAsync(id, consent.Session, context.RequestAborted) is { } code
            ? response.Code(consent.Grant, code)
            : NotPending();
    }

    private static HtmlResult NotPending() =>
        Page.Error(StatusCodes.Status409Conflict, "grant_not_pending", "This request has been answered already.");

    private async Task<(Consent? Consent, IResult? Answer)> PrepareAsync(HttpContext context, string id)
    {
        if (!Ulid.IsValid(id) || await grants.FindAsync(id, context.RequestAborted) is not { } grant
            || await clients.FindAsync(grant.ClientId, context.RequestAborted) is not { } client)
        {
            return (null, Page.Error(StatusCodes.Status404NotFound, "not_found", "This request is not known."));
        }

        if (!grant.IsPending)
        {
            return (null, NotPending());
        }

        var next = PostAuthAction.ContinueGrant(id);
        var (session, interstitial) = await current.ReadAsync(context, next);
        if (session is null)
        {
            return (null, interstitial ?? new SeeOther(urls.Relative($"/login{next.Query()}")));
        }

        var consent = new Consent(grant, client, session);
        return policy.Violations(grant.Scope, session.User) is { Count: > 0 } violations
            ? (null, page.Denied(context, consent, violations))
            : (consent, null);
    }
}
