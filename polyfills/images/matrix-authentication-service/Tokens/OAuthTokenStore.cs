namespace MatrixAuthenticationService.Tokens;

/// <summary>The tokens of OAuth sessions.</summary>
internal sealed class OAuthTokenStore(Database database, TimeProvider time, TokenSettings settings)
{
    public async Task<IssuedToken> AddAccessTokenAsync(string sessionId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var token = new IssuedToken(Ulid.New(time), TokenFormat.Create(TokenKind.AccessToken), now + settings.AccessTokenLifetime);
        await database.ExecuteAsync(
            $"""
            insert into oauth2_access_tokens (id, session_id, token_hash, created_at, expires_at)
            values ({token.Id}, {sessionId}, {Digests.Sha256(token.Text)}, {now}, {token.ExpiresAt})
            """,
            cancellationToken);
        return token;
    }

    public async Task<IssuedToken> AddRefreshTokenAsync(string sessionId, string accessTokenId, CancellationToken cancellationToken)
    {
        var token = new IssuedToken(Ulid.New(time), TokenFormat.Create(TokenKind.RefreshToken), null);
        await database.ExecuteAsync(
            $"""
            insert into oauth2_refresh_tokens (id, session_id, access_token_id, token_hash, created_at)
            values ({token.Id}, {sessionId}, {accessTokenId}, {Digests.Sha256(token.Text)}, {time.GetUtcNow()})
            """,
            cancellationToken);
        return token;
    }

    /// <summary>The token's record, held for this transaction: refreshes with one token come one after another.</summary>
    public Task<RefreshToken?> TakeRefreshTokenAsync(string token, CancellationToken cancellationToken) =>
        database.FirstAsync(
            $"select * from oauth2_refresh_tokens where token_hash = {Digests.Sha256(token)} for update", RefreshToken.Read, cancellationToken);

    public Task<RefreshToken?> TakeRefreshTokenByIdAsync(string id, CancellationToken cancellationToken) =>
        database.FirstAsync($"select * from oauth2_refresh_tokens where id = {id} for update", RefreshToken.Read, cancellationToken);

    public Task ConsumeRefreshTokenAsync(string id, string nextId, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update oauth2_refresh_tokens set consumed_at = {time.GetUtcNow()}, next_id = {nextId} where id = {id}", cancellationToken);

    public Task RevokeRefreshTokenAsync(string id, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update oauth2_refresh_tokens set revoked_at = {time.GetUtcNow()} where id = {id} and revoked_at is null", cancellationToken);

    public Task RevokeAccessTokenAsync(string id, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update oauth2_access_tokens set revoked_at = {time.GetUtcNow()} where id = {id} and revoked_at is null", cancellationToken);

    public Task<bool> IsAccessTokenUsedAsync(string id, CancellationToken cancellationToken) =>
        database.AnyAsync($"select 1 from oauth2_access_tokens where id = {id} and first_used_at is not null", cancellationToken);

    /// <summary>The session of a token of either kind, whatever its state.</summary>
    public Task<OAuthSession?> SessionOfAsync(string token, CancellationToken cancellationToken) =>
        database.FirstAsync(
            $"""
            select s.* from oauth2_sessions s where s.id in (
                select session_id from oauth2_access_tokens where token_hash = {Digests.Sha256(token)}
                union all
                select session_id from oauth2_refresh_tokens where token_hash = {Digests.Sha256(token)})
            """,
            OAuthSession.Read,
            cancellationToken);
}
