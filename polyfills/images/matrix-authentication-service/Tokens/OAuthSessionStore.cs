namespace MatrixAuthenticationService.Tokens;

/// <summary>The sessions of clients.</summary>
internal sealed class OAuthSessionStore(Database database, TimeProvider time)
{
    public Task<OAuthSession?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.FirstAsync($"select * from oauth2_sessions where id = {id}", OAuthSession.Read, cancellationToken);

    public Task<IReadOnlyList<OAuthSession>> ActiveOfUserAsync(string userId, CancellationToken cancellationToken) =>
        database.ListAsync(
            $"select * from oauth2_sessions where user_id = {userId} and finished_at is null order by id desc", OAuthSession.Read, cancellationToken);

    public async Task<OAuthSession> AddAsync(
        Client client, BrowserSession? browser, Scope scope, string? userAgent, CancellationToken cancellationToken) =>
        (await database.FirstAsync(
            $"""
            insert into oauth2_sessions (id, client_id, user_id, user_session_id, scope, user_agent, created_at)
            values ({Ulid.New(time)}, {client.Id}, {browser?.User.Id}, {browser?.Id}, {scope.Tokens}, {userAgent}, {time.GetUtcNow()})
            returning *
            """,
            OAuthSession.Read,
            cancellationToken))!;

    /// <summary>Ends the session; false when it had ended.</summary>
    public async Task<bool> FinishAsync(string id, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            $"update oauth2_sessions set finished_at = {time.GetUtcNow()} where id = {id} and finished_at is null", cancellationToken) == 1;

    public Task FinishAllAsync(string userId, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update oauth2_sessions set finished_at = {time.GetUtcNow()} where user_id = {userId} and finished_at is null", cancellationToken);
}
