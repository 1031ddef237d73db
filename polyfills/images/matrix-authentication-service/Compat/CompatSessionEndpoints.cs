using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Compat;

/// <summary><c>/_matrix/client/*/logout</c> and <c>/refresh</c>.</summary>
internal sealed class CompatSessionEndpoints(
    Database database, TokenLookup tokens, CompatSessionStore sessions, HomeserverJobs jobs, TokenSettings settings)
{
    public async Task<IResult> LogoutAsync(HttpContext context)
    {
        if (await CallerAsync(context) is not { } caller)
        {
            return MatrixError.UnknownToken();
        }

        await EndAsync(caller.User!, () => sessions.FinishAsync(caller.SessionId, context.RequestAborted), context.RequestAborted);
        return Results.Json(new JsonObject());
    }

    public async Task<IResult> LogoutAllAsync(HttpContext context)
    {
        var (body, _) = await CompatBody.ReadAsync(context.Request, context.RequestAborted);
        if (body?.Flag("io.element.only_compat_is_fine") != true)
        {
            return new MatrixError(StatusCodes.Status404NotFound, "M_UNRECOGNIZED", "Unrecognized request");
        }

        if (await CallerAsync(context) is not { } caller)
        {
            return MatrixError.UnknownToken();
        }

        await EndAsync(caller.User!, () => sessions.FinishAllAsync(caller.User!.Id, context.RequestAborted), context.RequestAborted);
        return Results.Json(new JsonObject());
    }

    public async Task<IResult> RefreshAsync(HttpContext context)
    {
        var (body, error) = await CompatBody.ReadAsync(context.Request, context.RequestAborted);
        if (body is null)
        {
            return error!;
        }

        if (body.Text("refresh_token") is not { } text)
        {
            return new MatrixError(StatusCodes.Status400BadRequest, "M_BAD_JSON", "refresh_token is missing");
        }

        await using var transaction = await database.BeginAsync(context.RequestAborted);
        if (await tokens.FindAsync(text, context.RequestAborted) is not { Kind: TokenKind.CompatRefreshToken } token
            || !await sessions.ConsumeRefreshTokenAsync(token.TokenId, context.RequestAborted))
        {
            return MatrixError.UnknownToken();
        }

        var (access, refresh) = await sessions.AddTokensAsync(token.SessionId, isRefreshable: true, context.RequestAborted);
        await transaction.CommitAsync(context.RequestAborted);
        return Results.Json(new JsonObject
        {
            ["access_token"] = access.Text,
            ["refresh_token"] = refresh!.Text,
            ["expires_in_ms"] = (long)settings.CompatTokenLifetime.TotalMilliseconds,
        });
    }

    private async Task<ActiveToken?> CallerAsync(HttpContext context) =>
        Bearer.Read(context.Request) is { } text
        && await tokens.FindAsync(text, context.RequestAborted) is { Kind: TokenKind.CompatAccessToken } token
            ? token
            : null;

    private async Task EndAsync(User user, Func<Task> finish, CancellationToken cancellationToken)
    {
        await using (var transaction = await database.BeginAsync(cancellationToken))
        {
            await finish();
            await jobs.SyncDevicesAsync(user.Id, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await jobs.RunAsync(user.Id, cancellationToken);
    }
}
