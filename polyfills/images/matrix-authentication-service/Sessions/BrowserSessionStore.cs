namespace MatrixAuthenticationService.Sessions;

/// <summary>Signed-in browsers.</summary>
internal sealed class BrowserSessionStore(Database database, TimeProvider time)
{
    public Task<BrowserSession?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.FirstAsync(
            $"""
            select s.id, s.created_at, s.authenticated_at, s.finished_at, {User.Columns}
            from user_sessions s join users u on u.id = s.user_id where s.id = {id}
            """,
            row => new BrowserSession(
                row.Text("id"), User.Read(row), row.Time("created_at"), row.Time("authenticated_at"), row.TimeOrNull("finished_at")),
            cancellationToken);

    public async Task<BrowserSession> AddAsync(User user, string? userAgent, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var session = new BrowserSession(Ulid.New(time), user, now, now, null);
        await database.ExecuteAsync(
            $"""
            insert into user_sessions (id, user_id, created_at, authenticated_at, user_agent)
            values ({session.Id}, {user.Id}, {now}, {now}, {userAgent})
            """,
            cancellationToken);
        return session;
    }

    public Task RecordAuthenticationAsync(string id, CancellationToken cancellationToken) =>
        database.ExecuteAsync($"update user_sessions set authenticated_at = {time.GetUtcNow()} where id = {id}", cancellationToken);

    public Task FinishAsync(string id, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update user_sessions set finished_at = {time.GetUtcNow()} where id = {id} and finished_at is null", cancellationToken);

    public Task FinishAllAsync(string userId, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update user_sessions set finished_at = {time.GetUtcNow()} where user_id = {userId} and finished_at is null", cancellationToken);
}
