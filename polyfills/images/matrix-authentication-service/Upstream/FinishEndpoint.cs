namespace MatrixAuthenticationService.Upstream;

/// <summary><c>/register/steps/{registration}/…</c>: makes the account, after a detour for a display name if none was imported.</summary>
internal sealed class FinishEndpoint(
    Database database,
    RegistrationStore registrations,
    RegistrationCookie cookie,
    UpstreamSessionStore sessions,
    UpstreamLinkStore links,
    UserStore users,
    BrowserSessionStore browserSessions,
    SessionCookie sessionCookie,
    HomeserverJobs jobs,
    SynapseClient synapse,
    PublicUrls urls)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public async Task<IResult> GetAsync(HttpContext context, string id, TimeProvider time)
    {
        if (!Ulid.IsValid(id) || await registrations.FindAsync(id, context.RequestAborted) is not { } registration)
        {
            return Page.Error(StatusCodes.Status404NotFound, "not_found", "This registration is not known.");
        }

        if (registration.CompletedAt is not null)
        {
            return Next(registration);
        }

        if (time.GetUtcNow() - registration.CreatedAt > Lifetime || !cookie.Contains(context, id))
        {
            return Failed("Registration session expired, or begun in another browser");
        }

        if (await users.FindByUsernameAsync(registration.Username, context.RequestAborted) is not null
            || await synapse.AvailabilityAsync(registration.Username, context.RequestAborted) != LocalpartAvailability.Available)
        {
            return Failed("Username is not available");
        }

        if (registration.Email is { } email && await users.IsEmailTakenAsync(email, context.RequestAborted))
        {
            return Page.Error(StatusCodes.Status200OK, "email_in_use", $"The address {email} is used by another account.");
        }

        return registration.DisplayName is null
            ? new SeeOther(urls.Relative($"/register/steps/{id}/display-name"))
            : await FinishAsync(context, registration);
    }

    private static HtmlResult Failed(string text) => Page.Error(StatusCodes.Status500InternalServerError, null, text);

    private async Task<IResult> FinishAsync(HttpContext context, PendingRegistration registration)
    {
        await using (var transaction = await database.BeginAsync(context.RequestAborted))
        {
            if (!await registrations.CompleteAsync(registration.Id, context.RequestAborted))
            {
                return Next(registration);
            }

            if (await users.TryAddAsync(registration.Username, context.RequestAborted) is not { } user)
            {
                return Failed("Username is not available");
            }

            if (await sessions.FindAsync(registration.UpstreamSessionId, context.RequestAborted) is not { LinkId: { } link } session
                || !await sessions.ConsumeAsync(session.Id, context.RequestAborted)
                || !await links.AttachAsync(link, user.Id, context.RequestAborted))
            {
                return Failed("Session already consumed");
            }

            if (registration.Email is { } email)
            {
                await users.AddEmailAsync(user.Id, email, context.RequestAborted);
            }

            await jobs.ProvisionAsync(user.Id, registration.DisplayName, context.RequestAborted);
            var browser = await browserSessions.AddAsync(user, ClientAddress.UserAgent(context), context.RequestAborted);
            await transaction.CommitAsync(context.RequestAborted);
            sessionCookie.SignIn(context, browser);
            await jobs.RunAsync(user.Id, context.RequestAborted);
        }

        return Next(registration);
    }

    private SeeOther Next(PendingRegistration registration) => new(urls.Relative(registration.Next?.Path() ?? "/"));
}
