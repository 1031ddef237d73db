using MatrixAuthenticationService.Authorization;

namespace MatrixAuthenticationService.Tokens;

/// <summary>The grant <c>authorization_code</c>: the session begins here, and its device exists before the answer goes out.</summary>
internal sealed class CodeExchange(
    Database database,
    GrantStore grants,
    BrowserSessionStore browsers,
    OAuthSessionStore sessions,
    OAuthTokenStore tokens,
    UserStore users,
    HomeserverJobs jobs,
    SynapseClient synapse,
    IdTokens idTokens,
    TokenSettings settings,
    TimeProvider time)
{
    private const int MaximumDeviceNameLength = 100;
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan HarmlessReuse = TimeSpan.FromSeconds(20);

    public async Task<IResult> ExchangeAsync(HttpContext context, Client client, IFormCollection form)
    {
        var (code, verifier, cancellationToken) = (form.Field("code"), form.Field("code_verifier"), context.RequestAborted);
        if (code is null || (verifier is not null && !CodeVerifier.IsWellFormed(verifier)))
        {
            return OAuthError.InvalidRequest();
        }

        // A homeserver that fails rolls all of it back, so that the same code can be tried again.
        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await grants.TakeByCodeAsync(code, cancellationToken) is not { } grant)
        {
            return OAuthError.InvalidGrant();
        }

        if (grant.ExchangedAt is { } exchangedAt)
        {
            var compromised = time.GetUtcNow() - exchangedAt > HarmlessReuse ? await FinishAsync(grant, cancellationToken) : null;
            await transaction.CommitAsync(cancellationToken);
            if (compromised is not null)
            {
                await jobs.RunAsync(compromised, cancellationToken);
            }

            return OAuthError.InvalidGrant();
        }

        if (Refusal(grant, client, verifier) is { } refusal)
        {
            return refusal;
        }

        if (await browsers.FindAsync(grant.UserSessionId!, cancellationToken) is not { IsActive: true } browser)
        {
            return OAuthError.InvalidGrant();
        }

        var session = await sessions.AddAsync(client, browser, grant.Scope, ClientAddress.UserAgent(context), cancellationToken);
        var answer = await AnswerAsync(grant, browser, session, code, cancellationToken);
        await UpsertDevicesAsync(client, browser.User, grant.Scope, cancellationToken);
        await grants.ExchangeAsync(grant.Id, session.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }

    private OAuthError? Refusal(AuthorizationGrant grant, Client client, string? verifier)
    {
        if (time.GetUtcNow() - grant.FulfilledAt > CodeLifetime)
        {
            return OAuthError.InvalidGrant();
        }

        if (grant.ClientId != client.Id)
        {
            return OAuthError.UnauthorizedClient();
        }

        return (grant.CodeChallenge, verifier) switch
        {
            (null, null) => null,
            (null, _) or (_, null) => OAuthError.InvalidRequest("code_verifier is missing, or was not announced by a code_challenge"),
            var (challenge, given) => CodeVerifier.Matches(given, challenge, grant.CodeChallengeMethod!) ? null : OAuthError.InvalidGrant(),
        };
    }

    private async Task<TokenAnswer> AnswerAsync(
        AuthorizationGrant grant, BrowserSession browser, OAuthSession session, string code, CancellationToken cancellationToken)
    {
        var access = await tokens.AddAccessTokenAsync(session.Id, cancellationToken);
        var refresh = await tokens.AddRefreshTokenAsync(session.Id, access.Id, cancellationToken);
        var idToken = grant.Scope.Contains(Scope.OpenId) ? idTokens.Create(grant, browser, access.Text, code) : null;
        return new(access, refresh, idToken, grant.Scope, settings.AccessTokenLifetime);
    }

    private async Task UpsertDevicesAsync(Client client, User user, Scope scope, CancellationToken cancellationToken)
    {
        await users.LockForSyncAsync(user.Id, cancellationToken);
        var name = client.Name is { Length: > MaximumDeviceNameLength } longName ? longName[..MaximumDeviceNameLength] : client.Name;
        foreach (var device in scope.Devices)
        {
            await synapse.UpsertDeviceAsync(user.Username, device, name, cancellationToken);
        }
    }

    private async Task<string?> FinishAsync(AuthorizationGrant grant, CancellationToken cancellationToken)
    {
        if (!await sessions.FinishAsync(grant.SessionId!, cancellationToken)
            || await sessions.FindAsync(grant.SessionId!, cancellationToken) is not { UserId: { } userId })
        {
            return null;
        }

        await jobs.SyncDevicesAsync(userId, cancellationToken);
        return userId;
    }
}
