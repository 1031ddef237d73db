namespace MatrixAuthenticationService.Admin;

/// <summary>Personal sessions and their tokens.</summary>
internal sealed class PersonalSessionStore(Database database, TimeProvider time)
{
    /// <summary>A session's columns with the expiry of its living token.</summary>
    public static readonly SqlText Columns = new("s.*, t.expires_at");

    /// <summary>Sessions <c>s</c> with their living token <c>t</c>.</summary>
    public static readonly SqlText Tables = new(
        "personal_sessions s left join personal_access_tokens t on t.session_id = s.id and t.revoked_at is null");

    public Task<PersonalSession?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.FirstAsync($"select {Columns} from {Tables} where s.id = {id}", PersonalSession.Read, cancellationToken);

    public async Task<string> AddAsync(
        AdminCaller owner, string actorUserId, string humanName, Scope scope, CancellationToken cancellationToken)
    {
        var id = Ulid.New(time);
        await database.ExecuteAsync(
            $"""
            insert into personal_sessions (id, owner_user_id, owner_client_id, actor_user_id, human_name, scope, created_at)
            values ({id}, {owner.UserId}, {owner.ClientId}, {actorUserId}, {humanName}, {scope.Tokens}, {time.GetUtcNow()})
            """,
            cancellationToken);
        return id;
    }

    /// <summary>Makes a new token and revokes the one before.</summary>
    public async Task<string> ReplaceTokenAsync(string id, uint? expiresIn, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? expires = expiresIn is { } seconds ? now.AddSeconds(seconds) : null;
        var token = TokenFormat.Create(TokenKind.PersonalAccessToken);
        await RevokeTokensAsync(id, cancellationToken);
        await database.ExecuteAsync(
            $"""
            insert into personal_access_tokens (id, session_id, token_hash, created_at, expires_at)
            values ({Ulid.New(time)}, {id}, {Digests.Sha256(token)}, {now}, {expires})
            """,
            cancellationToken);
        return token;
    }

    /// <summary>Ends the session and its token; false when it had ended.</summary>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellationToken)
    {
        if (await database.ExecuteAsync(
            $"update personal_sessions set revoked_at = {time.GetUtcNow()} where id = {id} and revoked_at is null", cancellationToken) == 0)
        {
            return false;
        }

        await RevokeTokensAsync(id, cancellationToken);
        return true;
    }

    public Task RevokeAllOfActorAsync(string userId, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update personal_sessions set revoked_at = {time.GetUtcNow()} where actor_user_id = {userId} and revoked_at is null", cancellationToken);

    private Task<int> RevokeTokensAsync(string id, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update personal_access_tokens set revoked_at = {time.GetUtcNow()} where session_id = {id} and revoked_at is null", cancellationToken);
}
