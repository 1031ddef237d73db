namespace MatrixAuthenticationService.Tokens;

/// <summary>
/// The grant <c>refresh_token</c>. Each token serves once. The one before the last serves again while nothing shows that the
/// answer to its first use arrived: then the unseen tokens are revoked and new ones made.
/// </summary>
internal sealed class TokenRefresh(
    Database database, OAuthSessionStore sessions, OAuthTokenStore tokens, UserStore users, TokenSettings settings)
{
    public async Task<IResult> RefreshAsync(HttpContext context, Client client, IFormCollection form)
    {
        var cancellationToken = context.RequestAborted;
        if (form.Field("refresh_token") is not { } text)
        {
            return OAuthError.InvalidRequest();
        }

        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await tokens.TakeRefreshTokenAsync(text, cancellationToken) is not { } token
            || await sessions.FindAsync(token.SessionId, cancellationToken) is not { FinishedAt: null } session
            || session.ClientId != client.Id
            || !await IsUserValidAsync(session, cancellationToken)
            || !(token.IsValid || await RevokeLostSuccessorAsync(token, cancellationToken)))
        {
            return OAuthError.InvalidGrant();
        }

        var access = await tokens.AddAccessTokenAsync(session.Id, cancellationToken);
        var refresh = await tokens.AddRefreshTokenAsync(session.Id, access.Id, cancellationToken);
        await tokens.ConsumeRefreshTokenAsync(token.Id, refresh.Id, cancellationToken);
        if (token.AccessTokenId is { } replaced)
        {
            await tokens.RevokeAccessTokenAsync(replaced, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new TokenAnswer(access, refresh, null, session.Scope, settings.AccessTokenLifetime);
    }

    private async Task<bool> IsUserValidAsync(OAuthSession session, CancellationToken cancellationToken) =>
        session.UserId is not { } id || await users.FindAsync(id, cancellationToken) is { DeactivatedAt: null };

    private async Task<bool> RevokeLostSuccessorAsync(RefreshToken token, CancellationToken cancellationToken)
    {
        if (token.NextId is not { } nextId
            || await tokens.TakeRefreshTokenByIdAsync(nextId, cancellationToken) is not { IsValid: true } next
            || (next.AccessTokenId is { } used && await tokens.IsAccessTokenUsedAsync(used, cancellationToken)))
        {
            return false;
        }

        await tokens.RevokeRefreshTokenAsync(next.Id, cancellationToken);
        if (next.AccessTokenId is { } unseen)
        {
            await tokens.RevokeAccessTokenAsync(unseen, cancellationToken);
        }

        return true;
    }
}
