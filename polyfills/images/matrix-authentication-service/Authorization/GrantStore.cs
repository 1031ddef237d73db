namespace MatrixAuthenticationService.Authorization;

/// <summary>The authorization grants.</summary>
internal sealed class GrantStore(Database database, TimeProvider time)
{
    private const int CodeLength = 32;

    public Task<AuthorizationGrant?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.FirstAsync($"select * from oauth2_grants where id = {id}", AuthorizationGrant.Read, cancellationToken);

    /// <summary>The grant of a code, held for this transaction: a code is exchanged by one request at a time.</summary>
    public Task<AuthorizationGrant?> TakeByCodeAsync(string code, CancellationToken cancellationToken) =>
        database.FirstAsync(
            $"select * from oauth2_grants where code_hash = {Digests.Sha256(code)} for update", AuthorizationGrant.Read, cancellationToken);

    public async Task<string> AddAsync(AuthorizationRequest request, CancellationToken cancellationToken)
    {
        var id = Ulid.New(time);
        await database.ExecuteAsync(
            $"""
            insert into oauth2_grants
                (id, client_id, redirect_uri, scope, state, nonce, response_mode, code_challenge, code_challenge_method, parameters, created_at)
            values ({id}, {request.Client.Id}, {request.RedirectUri}, {request.Scope.Tokens}, {request.State}, {request.Nonce},
                {request.ResponseMode}, {request.CodeChallenge}, {request.CodeChallengeMethod}, {Json.Of(request.Parameters)}, {time.GetUtcNow()})
            """,
            cancellationToken);
        return id;
    }

    /// <summary>Records the consent and gives the code, or null when somebody else was faster.</summary>
    public async Task<string?> FulfilAsync(string id, BrowserSession session, CancellationToken cancellationToken)
    {
        var code = RandomText.Create(CodeLength);
        var changed = await database.ExecuteAsync(
            $"""
            update oauth2_grants set code_hash = {Digests.Sha256(code)}, user_session_id = {session.Id}, fulfilled_at = {time.GetUtcNow()}
            where id = {id} and fulfilled_at is null
            """,
            cancellationToken);
        return changed == 1 ? code : null;
    }

    public Task ExchangeAsync(string id, string sessionId, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update oauth2_grants set exchanged_at = {time.GetUtcNow()}, oauth2_session_id = {sessionId} where id = {id}", cancellationToken);
}
