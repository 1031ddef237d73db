namespace MatrixAuthenticationService.Admin;

/// <summary><c>/api/admin/v1/personal-sessions</c>. No scope policy applies here: who may call may have any scope.</summary>
internal sealed class PersonalSessionsAdmin(
    Database database, PersonalSessionStore sessions, UserStore users, SynapseClient synapse, HomeserverJobs jobs, AdminLister lister)
{
    public async Task<IResult> AddAsync(HttpContext context)
    {
        var (body, error) = await AdminBody.ReadAsync<AddPersonalSessionRequest>(context);
        if (body is null)
        {
            return error!;
        }

        var cancellationToken = context.RequestAborted;
        if (await users.FindAsync(body.ActorUserId, cancellationToken) is not { } actor)
        {
            return AdminError.NotFound("User not found");
        }

        if (actor.DeactivatedAt is not null)
        {
            return new AdminError(StatusCodes.Status410Gone, "User is deactivated");
        }

        if (Scope.TryParse(body.Scope) is not { } scope)
        {
            return AdminError.BadRequest("Invalid scope");
        }

        await using var transaction = await database.BeginAsync(cancellationToken);
        await users.LockForSyncAsync(actor.Id, cancellationToken);
        var id = await sessions.AddAsync(AdminCaller.Of(context), actor.Id, body.HumanName, scope, cancellationToken);
        var token = await sessions.ReplaceTokenAsync(id, body.ExpiresIn, cancellationToken);
        foreach (var device in scope.Devices)
        {
            await synapse.UpsertDeviceAsync(actor.Username, device, null, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return (await sessions.FindAsync(id, cancellationToken))!.ToResource(token).Answer(StatusCodes.Status201Created);
    }

    public async Task<IResult> RegenerateAsync(HttpContext context, string id)
    {
        var (body, error) = await AdminBody.ReadAsync<RegeneratePersonalSessionRequest>(context);
        if (body is null)
        {
            return error!;
        }

        await using var transaction = await database.BeginAsync(context.RequestAborted);
        if (await sessions.FindAsync(id, context.RequestAborted) is not { } session)
        {
            return NotFound();
        }

        if (session.RevokedAt is not null)
        {
            return AdminError.Unprocessable("Session not valid");
        }

        if (!session.IsOwnedBy(AdminCaller.Of(context)))
        {
            return new AdminError(StatusCodes.Status403Forbidden, "Session does not belong to you");
        }

        var token = await sessions.ReplaceTokenAsync(id, body.ExpiresIn, context.RequestAborted);
        await transaction.CommitAsync(context.RequestAborted);
        return (await sessions.FindAsync(id, context.RequestAborted))!.ToResource(token).Answer(StatusCodes.Status201Created);
    }

    public async Task<IResult> RevokeAsync(HttpContext context, string id)
    {
        if (await sessions.FindAsync(id, context.RequestAborted) is not { } session)
        {
            return NotFound();
        }

        await using (var transaction = await database.BeginAsync(context.RequestAborted))
        {
            if (!await sessions.RevokeAsync(id, context.RequestAborted))
            {
                return AdminError.Conflict("Personal session is already revoked");
            }

            await jobs.SyncDevicesAsync(session.ActorUserId, context.RequestAborted);
            await transaction.CommitAsync(context.RequestAborted);
        }

        await jobs.RunAsync(session.ActorUserId, context.RequestAborted);
        return (await sessions.FindAsync(id, context.RequestAborted))!.ToResource().Answer();
    }

    public async Task<IResult> GetAsync(HttpContext context, string id) =>
        await sessions.FindAsync(id, context.RequestAborted) is { } session ? session.ToResource().Answer() : NotFound();

    public async Task<IResult> ListAsync(HttpContext context)
    {
        var filters = new AdminFilters(context.Request.Query, "owner_user", "owner_client", "actor_user", "scope", "status", "expires");
        if (filters.Error("owner_user", "owner_client", "actor_user") is { } error)
        {
            return error;
        }

        var (user, client, actor, status, scope, expires) =
            (filters["owner_user"], filters["owner_client"], filters["actor_user"], filters["status"], filters.All("scope"), filters["expires"]);
        if (status is not (null or "active" or "revoked") || expires is not (null or "true" or "false"))
        {
            return AdminError.BadRequest("Invalid filter parameters");
        }

        return await lister.AnswerAsync(
            context,
            PersonalSession.Collection,
            PersonalSessionStore.Columns,
            $"""
            {PersonalSessionStore.Tables} where ({user} is null or s.owner_user_id = {user})
            and ({client} is null or s.owner_client_id = {client}) and ({actor} is null or s.actor_user_id = {actor})
            and s.scope @> {scope} and ({status} is null or ({status} = 'revoked') = (s.revoked_at is not null))
            and ({expires} is null or ({expires} = 'true') = (t.expires_at is not null))
            """,
            new("s.id"),
            row => PersonalSession.Read(row).ToResource());
    }

    private static AdminError NotFound() => AdminError.NotFound("Session not found");
}
