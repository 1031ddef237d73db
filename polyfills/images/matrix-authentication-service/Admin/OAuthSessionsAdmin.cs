using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Admin;

/// <summary><c>/api/admin/v1/oauth2-sessions</c>.</summary>
internal sealed class OAuthSessionsAdmin(Database database, OAuthSessionStore sessions, HomeserverJobs jobs, AdminLister lister)
{
    private const string Collection = "oauth2-sessions";

    public async Task<IResult> GetAsync(HttpContext context, string id) =>
        await sessions.FindAsync(id, context.RequestAborted) is { } session ? Resource(session).Answer() : NotFound(id);

    public async Task<IResult> ListAsync(HttpContext context)
    {
        var filters = new AdminFilters(context.Request.Query, "user", "client", "user-session", "scope", "status");
        if (filters.Error("user", "client", "user-session") is { } error)
        {
            return error;
        }

        var (user, client, browser, status, scope) =
            (filters["user"], filters["client"], filters["user-session"], filters["status"], filters.All("scope"));
        if (status is not (null or "active" or "finished"))
        {
            return AdminError.BadRequest("Invalid filter parameters");
        }

        return await lister.AnswerAsync(
            context,
            Collection,
            new("*"),
            $"""
            oauth2_sessions where ({user} is null or user_id = {user}) and ({client} is null or client_id = {client})
            and ({browser} is null or user_session_id = {browser}) and scope @> {scope}
            and ({status} is null or ({status} = 'finished') = (finished_at is not null))
            """,
            new("id"),
            row => Resource(OAuthSession.Read(row)));
    }

    public async Task<IResult> FinishAsync(HttpContext context, string id)
    {
        var cancellationToken = context.RequestAborted;
        if (await sessions.FindAsync(id, cancellationToken) is not { } session)
        {
            return NotFound(id);
        }

        await using (var transaction = await database.BeginAsync(cancellationToken))
        {
            if (!await sessions.FinishAsync(id, cancellationToken))
            {
                return AdminError.BadRequest($"OAuth 2.0 session with ID {id} is already finished");
            }

            if (session.UserId is not null)
            {
                await jobs.SyncDevicesAsync(session.UserId, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        if (session.UserId is { } userId)
        {
            await jobs.RunAsync(userId, cancellationToken);
        }

        return Resource((await sessions.FindAsync(id, cancellationToken))!).Answer();
    }

    private static AdminError NotFound(string id) => AdminError.NotFound($"OAuth 2.0 session ID {id} not found");

    private static AdminResource Resource(OAuthSession session) => new("oauth2-session", session.Id, Collection, new JsonObject
    {
        ["created_at"] = AdminResource.Time(session.CreatedAt),
        ["finished_at"] = AdminResource.Time(session.FinishedAt),
        ["user_id"] = session.UserId,
        ["user_session_id"] = session.UserSessionId,
        ["client_id"] = session.ClientId,
        ["scope"] = session.Scope.ToString(),
        ["user_agent"] = session.UserAgent,
        ["last_active_at"] = AdminResource.Time(session.LastActiveAt),
        ["last_active_ip"] = session.LastActiveIp,
        ["human_name"] = null,
    });
}
