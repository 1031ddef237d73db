namespace MatrixAuthenticationService.Tokens;

/// <summary>Finds what a token stands for, and notes that it was used.</summary>
internal sealed class TokenLookup(Database database, TimeProvider time)
{
    private static readonly SqlText ValidUser = new("u.locked_at is null and u.deactivated_at is null");

    /// <summary>The token, or null when it is malformed, unknown, expired, revoked, or of a locked or deactivated account.</summary>
    public async Task<ActiveToken?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (TokenFormat.Parse(token) is not { } kind)
        {
            return null;
        }

        var (hash, now) = (Digests.Sha256(token), time.GetUtcNow());
        return kind switch
        {
            TokenKind.AccessToken => await AccessTokenAsync(hash, now, cancellationToken),
            TokenKind.RefreshToken => await RefreshTokenAsync(hash, cancellationToken),
            TokenKind.CompatAccessToken => await CompatAsync(kind, new("compat_access_tokens"), new("t.expires_at"), hash, now, cancellationToken),
            TokenKind.CompatRefreshToken => await CompatRefreshTokenAsync(hash, now, cancellationToken),
            _ => await PersonalAsync(hash, now, cancellationToken),
        };
    }

    /// <summary>Records the use: it ends the grace of the refresh token before, and says when a session was last active.</summary>
    public async Task RecordUseAsync(ActiveToken token, string? ip, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (token.Kind == TokenKind.AccessToken)
        {
            await database.ExecuteAsync(
                $"update oauth2_access_tokens set first_used_at = {now} where id = {token.TokenId} and first_used_at is null", cancellationToken);
        }

        var table = new SqlText(token.Kind switch
        {
            TokenKind.AccessToken or TokenKind.RefreshToken => "oauth2_sessions",
            TokenKind.PersonalAccessToken => "personal_sessions",
            _ => "compat_sessions",
        });

        // Once a minute is often enough to tell a living session from a dead one.
        await database.ExecuteAsync(
            $"""
            update {table} set last_active_at = {now}, last_active_ip = coalesce({ip}, last_active_ip)
            where id = {token.SessionId} and (last_active_at is null or last_active_at < {now.AddMinutes(-1)})
            """,
            cancellationToken);
    }

    private static User? OptionalUser(Row row) => row.TextOrNull("user_id") is null ? null : User.Read(row);

    private Task<ActiveToken?> AccessTokenAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.FirstAsync(
            $"""
            select t.id, t.created_at, t.expires_at, s.id as session_id, s.client_id, s.scope, {User.Columns}
            from oauth2_access_tokens t join oauth2_sessions s on s.id = t.session_id left join users u on u.id = s.user_id
            where t.token_hash = {hash} and t.revoked_at is null and t.expires_at > {now} and s.finished_at is null and {ValidUser}
            """,
            row => new ActiveToken(
                TokenKind.AccessToken, row.Text("id"), row.Text("session_id"), new Scope(row.Texts("scope")), row.Text("client_id"),
                OptionalUser(row), row.Time("created_at"), row.Time("expires_at"), null),
            cancellationToken);

    private Task<ActiveToken?> RefreshTokenAsync(byte[] hash, CancellationToken cancellationToken) =>
        database.FirstAsync(
            $"""
            select t.id, t.created_at, s.id as session_id, s.client_id, s.scope, {User.Columns}
            from oauth2_refresh_tokens t join oauth2_sessions s on s.id = t.session_id left join users u on u.id = s.user_id
            where t.token_hash = {hash} and t.revoked_at is null and t.consumed_at is null and s.finished_at is null and {ValidUser}
            """,
            row => new ActiveToken(
                TokenKind.RefreshToken, row.Text("id"), row.Text("session_id"), new Scope(row.Texts("scope")), row.Text("client_id"),
                OptionalUser(row), row.Time("created_at"), null, null),
            cancellationToken);

    private Task<ActiveToken?> CompatRefreshTokenAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) => CompatAsync(
        TokenKind.CompatRefreshToken,
        new("(select *, null::timestamptz as expires_at from compat_refresh_tokens where consumed_at is null)"),
        new("t.expires_at"),
        hash,
        now,
        cancellationToken);

    private Task<ActiveToken?> CompatAsync(
        TokenKind kind, SqlText table, SqlText expiry, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.FirstAsync(
            $"""
            select t.id, t.created_at, {expiry} as expires_at, s.id as session_id, s.device_id, s.is_synapse_admin, {User.Columns}
            from {table} t join compat_sessions s on s.id = t.session_id join users u on u.id = s.user_id
            where t.token_hash = {hash} and ({expiry} is null or {expiry} > {now}) and s.finished_at is null and {ValidUser}
            """,
            row => new ActiveToken(
                kind, row.Text("id"), row.Text("session_id"), CompatScope(row.Flag("is_synapse_admin")), "legacy",
                User.Read(row), row.Time("created_at"), row.TimeOrNull("expires_at"), row.Text("device_id")),
            cancellationToken);

    private static Scope CompatScope(bool isSynapseAdmin) =>
        new([Scope.StableApi, Scope.UnstableApi, .. isSynapseAdmin ? (IEnumerable<string>)[Scope.SynapseAdmin] : []]);

    private Task<ActiveToken?> PersonalAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.FirstAsync(
            $"""
            select t.id, t.created_at, t.expires_at, s.id as session_id, s.owner_client_id, s.scope, {User.Columns}
            from personal_access_tokens t join personal_sessions s on s.id = t.session_id join users u on u.id = s.actor_user_id
            left join users o on o.id = s.owner_user_id
            where t.token_hash = {hash} and t.revoked_at is null and (t.expires_at is null or t.expires_at > {now})
                and s.revoked_at is null and {ValidUser} and o.locked_at is null and o.deactivated_at is null
            """,
            row => new ActiveToken(
                TokenKind.PersonalAccessToken, row.Text("id"), row.Text("session_id"), new Scope(row.Texts("scope")),
                row.TextOrNull("owner_client_id"), User.Read(row), row.Time("created_at"), row.TimeOrNull("expires_at"), null),
            cancellationToken);
}
