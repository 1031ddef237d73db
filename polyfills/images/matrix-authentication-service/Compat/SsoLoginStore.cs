namespace MatrixAuthenticationService.Compat;

/// <summary>The logins by <c>m.login.sso</c>.</summary>
internal sealed class SsoLoginStore(Database database, TimeProvider time)
{
    private const int TokenLength = 32;

    public Task<SsoLogin?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.FirstAsync($"select * from compat_sso_logins where id = {id}", SsoLogin.Read, cancellationToken);

    /// <summary>The login of a token, held for this transaction.</summary>
    public Task<SsoLogin?> TakeByTokenAsync(string token, CancellationToken cancellationToken) =>
        database.FirstAsync(
            $"select * from compat_sso_logins where token_hash = {Digests.Sha256(token)} for update", SsoLogin.Read, cancellationToken);

    public async Task<string> AddAsync(string redirectUri, CancellationToken cancellationToken)
    {
        var id = Ulid.New(time);
        await database.ExecuteAsync(
            $"insert into compat_sso_logins (id, redirect_uri, created_at) values ({id}, {redirectUri}, {time.GetUtcNow()})", cancellationToken);
        return id;
    }

    /// <summary>Records the person's yes and gives the login token, or null when that had been done.</summary>
    public async Task<string?> FulfilAsync(string id, BrowserSession session, CancellationToken cancellationToken)
    {
        var token = RandomText.Create(TokenLength);
        var changed = await database.ExecuteAsync(
            $"""
            update compat_sso_logins
            set token_hash = {Digests.Sha256(token)}, user_session_id = {session.Id}, fulfilled_at = {time.GetUtcNow()}
            where id = {id} and fulfilled_at is null
            """,
            cancellationToken);
        return changed == 1 ? token : null;
    }

    public Task ExchangeAsync(string id, CancellationToken cancellationToken) =>
        database.ExecuteAsync($"update compat_sso_logins set exchanged_at = {time.GetUtcNow()} where id = {id}", cancellationToken);
}
