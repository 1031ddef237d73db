namespace MatrixAuthenticationService.Compat;

/// <summary>Compatibility sessions and their tokens.</summary>
internal sealed class CompatSessionStore(Database database, TimeProvider time, TokenSettings settings)
{
    public Task<IReadOnlyList<CompatSession>> ActiveOfUserAsync(string userId, CancellationToken cancellationToken) =>
        database.ListAsync(
            $"select * from compat_sessions where user_id = {userId} and finished_at is null order by id desc", CompatSession.Read, cancellationToken);

    /// <summary>Begins a session on a device; one that was there before ends.</summary>
    public async Task<CompatSession> AddAsync(
        BrowserSession browser, string deviceId, string? humanName, string? userAgent, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            $"""
            update compat_sessions set finished_at = {time.GetUtcNow()}
            where user_id = {browser.User.Id} and device_id = {deviceId} and finished_at is null
            """,
            cancellationToken);
        return (await database.FirstAsync(
            $"""
            insert into compat_sessions (id, user_id, user_session_id, device_id, human_name, user_agent, created_at)
            values ({Ulid.New(time)}, {browser.User.Id}, {browser.Id}, {deviceId}, {humanName}, {userAgent}, {time.GetUtcNow()})
            returning *
            """,
            CompatSession.Read,
            cancellationToken))!;
    }

    /// <summary>Begins a session that an operator issues on the command line, without a browser.</summary>
    public async Task<CompatSession> IssueAsync(string userId, string deviceId, bool isSynapseAdmin, CancellationToken cancellationToken) =>
        (await database.FirstAsync(
            $"""
            insert into compat_sessions (id, user_id, device_id, is_synapse_admin, created_at)
            values ({Ulid.New(time)}, {userId}, {deviceId}, {isSynapseAdmin}, {time.GetUtcNow()})
            returning *
            """,
            CompatSession.Read,
            cancellationToken))!;

    public async Task<bool> FinishAsync(string id, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            $"update compat_sessions set finished_at = {time.GetUtcNow()} where id = {id} and finished_at is null", cancellationToken) == 1;

    public Task FinishAllAsync(string userId, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update compat_sessions set finished_at = {time.GetUtcNow()} where user_id = {userId} and finished_at is null", cancellationToken);

    /// <summary>Makes the tokens of a session; without refreshing the access token lives as long as the session.</summary>
    public async Task<(IssuedToken Access, IssuedToken? Refresh)> AddTokensAsync(
        string sessionId, bool isRefreshable, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var access = new IssuedToken(
            Ulid.New(time), TokenFormat.Create(TokenKind.CompatAccessToken), isRefreshable ? now + settings.CompatTokenLifetime : null);
        await database.ExecuteAsync(
            $"""
            insert into compat_access_tokens (id, session_id, token_hash, created_at, expires_at)
            values ({access.Id}, {sessionId}, {Digests.Sha256(access.Text)}, {now}, {access.ExpiresAt})
            """,
            cancellationToken);
        if (!isRefreshable)
        {
            return (access, null);
        }

        var refresh = new IssuedToken(Ulid.New(time), TokenFormat.Create(TokenKind.CompatRefreshToken), null);
        await database.ExecuteAsync(
            $"""
            insert into compat_refresh_tokens (id, session_id, access_token_id, token_hash, created_at)
            values ({refresh.Id}, {sessionId}, {access.Id}, {Digests.Sha256(refresh.Text)}, {now})
            """,
            cancellationToken);
        return (access, refresh);
    }

    /// <summary>Uses a refresh token up and expires the access token that came with it.</summary>
    public async Task<bool> ConsumeRefreshTokenAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await database.ExecuteAsync(
            $"update compat_refresh_tokens set consumed_at = {now} where id = {id} and consumed_at is null", cancellationToken) == 0)
        {
            return false;
        }

        await database.ExecuteAsync(
            $"""
            update compat_access_tokens set expires_at = {now}
            where id = (select access_token_id from compat_refresh_tokens where id = {id})
            """,
            cancellationToken);
        return true;
    }
}
