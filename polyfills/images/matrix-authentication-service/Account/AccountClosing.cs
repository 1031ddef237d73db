using MatrixAuthenticationService.Admin;
using MatrixAuthenticationService.Compat;

namespace MatrixAuthenticationService.Account;

/// <summary>Deactivates an account with all that is open on it.</summary>
internal sealed class AccountClosing(
    Database database,
    UserStore users,
    BrowserSessionStore browsers,
    OAuthSessionStore oauthSessions,
    CompatSessionStore compatSessions,
    PersonalSessionStore personalSessions,
    HomeserverJobs jobs)
{
    /// <summary>The closed account, or null when there is none of that id.</summary>
    public async Task<User?> CloseAsync(string userId, bool erase, CancellationToken cancellationToken)
    {
        User? user;
        await using (var transaction = await database.BeginAsync(cancellationToken))
        {
            user = await users.SetDeactivatedAsync(userId, deactivated: true, cancellationToken);
            if (user is null)
            {
                return null;
            }

            await browsers.FinishAllAsync(userId, cancellationToken);
            await oauthSessions.FinishAllAsync(userId, cancellationToken);
            await compatSessions.FinishAllAsync(userId, cancellationToken);
            await personalSessions.RevokeAllOfActorAsync(userId, cancellationToken);
            await users.RemoveEmailsAsync(userId, cancellationToken);
            await jobs.DeactivateAsync(userId, erase, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await jobs.RunAsync(userId, cancellationToken);
        return user;
    }
}
