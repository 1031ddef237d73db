namespace MatrixAuthenticationService.Upstream;

/// <summary><c>/upstream/link/{link}</c>: signs in to the identity's account, attaches the identity to one, or makes one.</summary>
internal sealed class UpstreamLinkEndpoint(
    MasSettings settings,
    UpstreamLinkStore links,
    UpstreamSessionStore sessions,
    UpstreamCookie cookie,
    RegistrationCookie registrationCookie,
    RegistrationStore registrations,
    LocalpartDecider localparts,
    UpstreamSignIn signIn,
    UserStore users,
    UpstreamLinkPages pages,
    CurrentSessionReader current,
    Csrf csrf,
    PublicUrls urls)
{
    private const int MaximumDisplayNameLength = 255;

    public async Task<IResult> GetAsync(HttpContext context, string id)
    {
        var (arrival, refusal) = await ArrivalAsync(context, id);
        if (arrival is null)
        {
            return refusal!;
        }

        var session = await current.ActiveAsync(context);
        var owner = arrival.Link.UserId is { } userId ? await users.FindAsync(userId, context.RequestAborted) : null;
        return (session, owner) switch
        {
            (not null, not null) when session.User.Id == owner.Id => await signIn.ReauthenticateAsync(context, arrival, session),
            (not null, not null) => pages.Mismatch(context, session.User, owner, arrival.Visit.Next),
            (not null, null) => pages.SuggestLink(context, session.User, arrival.Visit.Next),
            (null, not null) => await signIn.SignInAsync(context, arrival, owner),
            _ => await RegisterAsync(context, arrival),
        };
    }

    public async Task<IResult> PostAsync(HttpContext context, string id)
    {
        var form = await context.Request.TryReadFormAsync(context.RequestAborted);
        if (form is null || !csrf.IsValid(context, form))
        {
            return Page.Error(StatusCodes.Status400BadRequest, "csrf", "The form has expired. Please go back and try again.");
        }

        var (arrival, refusal) = await ArrivalAsync(context, id);
        if (arrival is null)
        {
            return refusal!;
        }

        var session = await current.ActiveAsync(context);
        return (form.Field("action"), session, arrival.Link.UserId) switch
        {
            ("link", not null, null) => await signIn.AttachAsync(context, arrival, session.User, session),
            ("register", null, null) => await SubmitAsync(context, arrival, form),
            _ => Page.Error(StatusCodes.Status400BadRequest, "invalid_action", "This cannot be done with this identity now."),
        };
    }

    private async Task<IResult> RegisterAsync(HttpContext context, UpstreamArrival arrival)
    {
        var draft = RegistrationDrafter.Draft(arrival.Provider.Claims, arrival.Session.Claims!);
        if (draft.Localpart is { } localpart)
        {
            var decision = await localparts.DecideAsync(arrival.Provider, localpart, context.RequestAborted);
            if (decision.Refusal is not null)
            {
                return decision.Refusal;
            }

            if (decision.Existing is not null)
            {
                return await signIn.AttachAsync(context, arrival, decision.Existing, null);
            }

            draft = draft with { Localpart = decision.Localpart };
        }

        return arrival.Provider.Claims.SkipConfirmation
            ? await BeginAsync(context, arrival, draft.Localpart!, draft.DisplayName, draft.Email)
            : pages.Register(context, draft, null);
    }

    private async Task<IResult> SubmitAsync(HttpContext context, UpstreamArrival arrival, IFormCollection form)
    {
        var draft = RegistrationDrafter.Draft(arrival.Provider.Claims, arrival.Session.Claims!);
        var isFixed = draft.IsLocalpartFixed && draft.Localpart is not null;
        var username = isFixed ? draft.Localpart! : form.Field("username") ?? "";
        if (await users.FindByUsernameAsync(username, context.RequestAborted) is not null)
        {
            return pages.Register(context, draft, "This username is taken.");
        }

        if (UsernamePolicy.Violation(username, settings.Matrix.Homeserver) is { } violation)
        {
            return pages.Register(context, draft, $"This username cannot be used: {violation}.");
        }

        if (await localparts.DecideAsync(arrival.Provider, username, context.RequestAborted) is not { Localpart: not null })
        {
            return pages.Register(context, draft, "This username is not available.");
        }

        var displayName = draft.IsDisplayNameFixed || form.Field("import_display_name") is not null ? draft.DisplayName : null;
        var email = draft.IsEmailFixed || form.Field("import_email") is not null ? draft.Email : null;
        return await BeginAsync(context, arrival, username, displayName, email);
    }

    private async Task<IResult> BeginAsync(HttpContext context, UpstreamArrival arrival, string username, string? displayName, string? email)
    {
        var shortened = displayName is { Length: > MaximumDisplayNameLength } ? displayName[..MaximumDisplayNameLength] : displayName;
        var registration = await registrations.AddAsync(arrival.Visit, username, shortened, email, context.RequestAborted);
        registrationCookie.Add(context, registration);
        return new SeeOther(urls.Relative($"/register/steps/{registration}/finish"));
    }

    private async Task<(UpstreamArrival? Arrival, IResult? Refusal)> ArrivalAsync(HttpContext context, string id)
    {
        if (!Ulid.IsValid(id) || await links.FindAsync(id, context.RequestAborted) is not { } link)
        {
            return (null, Page.Error(StatusCodes.Status404NotFound, "not_found", "This identity is not known."));
        }

        if (cookie.FindByLink(context, id) is not { } visit
            || await sessions.FindAsync(visit.SessionId, context.RequestAborted) is not { CompletedAt: not null } session)
        {
            return (null, Page.Error(StatusCodes.Status500InternalServerError, "missing_cookie", "Missing session cookie"));
        }

        if (session.ConsumedAt is not null)
        {
            return (null, Page.Error(StatusCodes.Status500InternalServerError, "consumed", "Session already consumed"));
        }

        return settings.Upstreams.FirstOrDefault(provider => provider.Id == link.ProviderId) is { } provider
            ? (new(link, session, visit, provider), null)
            : (null, Page.Error(StatusCodes.Status404NotFound, "not_found", "This provider is not known."));
    }
}
