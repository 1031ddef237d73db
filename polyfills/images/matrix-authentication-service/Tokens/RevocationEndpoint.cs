namespace MatrixAuthenticationService.Tokens;

/// <summary><c>POST /oauth2/revoke</c>: ends the session of a token, and its device with it.</summary>
internal static class RevocationEndpoint
{
    public static async Task<IResult> PostAsync(
        HttpContext context,
        ClientAuthenticator authenticator,
        OAuthTokenStore tokens,
        OAuthSessionStore sessions,
        HomeserverJobs jobs,
        Database database)
    {
        var cancellationToken = context.RequestAborted;
        if (await context.Request.TryReadFormAsync(cancellationToken) is not { } form)
        {
            return OAuthError.InvalidRequest();
        }

        var (client, error) = await authenticator.AuthenticateAsync(context, form);
        if (client is null)
        {
            return error!;
        }

        if (form.Field("token") is not { } token)
        {
            return OAuthError.InvalidRequest();
        }

        if (TokenFormat.Parse(token) is null || await tokens.SessionOfAsync(token, cancellationToken) is not { FinishedAt: null } session)
        {
            return Results.Ok();
        }

        if (session.ClientId != client.Id)
        {
            return OAuthError.UnauthorizedClient();
        }

        await using (var transaction = await database.BeginAsync(cancellationToken))
        {
            await sessions.FinishAsync(session.Id, cancellationToken);
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

        return Results.Ok();
    }
}
