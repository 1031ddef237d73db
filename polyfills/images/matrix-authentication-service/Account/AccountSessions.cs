using MatrixAuthenticationService.Compat;

namespace MatrixAuthenticationService.Account;

/// <summary>The places where an account is signed in, and signing out of them.</summary>
internal sealed class AccountSessions(
    Database database, OAuthSessionStore oauthSessions, CompatSessionStore compatSessions, ClientStore clients, HomeserverJobs jobs)
{
    public async Task<IReadOnlyList<AccountSession>> OfAsync(string userId, CancellationToken cancellationToken)
    {
        var all = new List<AccountSession>();
        foreach (var session in await oauthSessions.ActiveOfUserAsync(userId, cancellationToken))
        {
            all.Add(AccountSession.From(session, await clients.FindAsync(session.ClientId, cancellationToken)));
        }

        all.AddRange((await compatSessions.ActiveOfUserAsync(userId, cancellationToken)).Select(AccountSession.From));
        return all;
    }

    /// <summary>Ends one of the account's sessions and its device; false when it has no such session.</summary>
    public async Task<bool> EndAsync(string userId, string id, CancellationToken cancellationToken)
    {
        if ((await OfAsync(userId, cancellationToken)).FirstOrDefault(candidate => candidate.Id == id) is not { } session)
        {
            return false;
        }

        await using (var transaction = await database.BeginAsync(cancellationToken))
        {
            _ = session.Kind == AccountSession.OAuth
                ? await oauthSessions.FinishAsync(id, cancellationToken)
                : await compatSessions.FinishAsync(id, cancellationToken);
            await jobs.SyncDevicesAsync(userId, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await jobs.RunAsync(userId, cancellationToken);
        return true;
    }
}
