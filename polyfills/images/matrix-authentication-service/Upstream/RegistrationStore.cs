namespace MatrixAuthenticationService.Upstream;

/// <summary>The accounts that are about to be made.</summary>
internal sealed class RegistrationStore(Database database, TimeProvider time)
{
    public Task<PendingRegistration?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.FirstAsync($"select * from user_registrations where id = {id}", PendingRegistration.Read, cancellationToken);

    public async Task<string> AddAsync(
        UpstreamVisit visit, string username, string? displayName, string? email, CancellationToken cancellationToken)
    {
        var id = Ulid.New(time);
        await database.ExecuteAsync(
            $"""
            insert into user_registrations (id, upstream_session_id, username, display_name, email, post_auth_action, created_at)
            values ({id}, {visit.SessionId}, {username}, {displayName}, {email}, {Json.Of(visit.Next)}, {time.GetUtcNow()})
            """,
            cancellationToken);
        return id;
    }

    public Task SetDisplayNameAsync(string id, string displayName, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update user_registrations set display_name = {displayName} where id = {id} and completed_at is null", cancellationToken);

    /// <summary>Ends the registration; false when another request has.</summary>
    public async Task<bool> CompleteAsync(string id, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            $"update user_registrations set completed_at = {time.GetUtcNow()} where id = {id} and completed_at is null", cancellationToken) == 1;
}
