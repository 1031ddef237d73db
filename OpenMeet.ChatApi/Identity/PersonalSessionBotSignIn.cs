using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ServiceDefaults.Identity;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.ChatApi.Identity;

/// <summary>
/// A personal session from MAS's admin API, without a browser's part: the known one regenerated, else a new one with the
/// same device. The device scope is a must: without a device Synapse fails every send with a transaction id.
/// </summary>
internal sealed class PersonalSessionBotSignIn(MasAdminApi mas, MasAccounts accounts, WhoAmI whoAmI, RoomAuthority authority) : IBotSignIn
{
    private const string SessionName = "openmeet-bot";

    public async Task<Result<BotSession>> SignInAsync(Tenant tenant, BotSession? previous, CancellationToken cancellationToken)
    {
        if (previous is { RefreshToken: null } && (await mas.RegenerateAsync(previous.GrantId, cancellationToken)).Value is { } regenerated)
        {
            return await CheckedAsync(tenant, regenerated.Data, cancellationToken);
        }

        var localpart = MatrixLocalpart.Encode(tenant.Id, tenant.Bot.Slug);
        var subject = Subject.Create(tenant.Id, Subject.Bot).ToString();
        if ((await accounts.EnsureAsync(localpart, tenant.Bot.Slug, subject, cancellationToken)).Failed(out var failure, out var userId)
            || (await mas.CreateSessionAsync(userId, SessionName, $"{BotDevice.ApiScope} {BotDevice.ScopeOf(tenant.Id)}", cancellationToken)).Failed(out failure, out var created)
            || (await RevokeOthersAsync(userId, created.Data.Id, cancellationToken)).Failed(out failure, out _))
        {
            return failure;
        }

        return await CheckedAsync(tenant, created.Data, cancellationToken);
    }

    /// <summary>Sessions whose token was lost. The device outlives them: the new session names it too.</summary>
    private async Task<Result<Done>> RevokeOthersAsync(string userId, string keptId, CancellationToken cancellationToken)
    {
        if ((await mas.SessionsOfAsync(userId, cancellationToken)).Failed(out var failure, out var sessions))
        {
            return failure;
        }

        foreach (var lost in sessions.Data.Where(s => s.Id != keptId && s.Attributes.HumanName == SessionName))
        {
            var revoked = await mas.RevokeAsync(lost.Id, cancellationToken);
            if (revoked.Failure is not null and not OAuthError { HttpStatus: StatusCodes.Status409Conflict })
            {
                return revoked.Failure;
            }
        }

        return default(Done);
    }

    private async Task<Result<BotSession>> CheckedAsync(Tenant tenant, MasItem<MasPersonalSession> item, CancellationToken cancellationToken)
    {
        if (item.Attributes.AccessToken is not { } token)
        {
            return SignInFailures.Refused("bot_token_refused");
        }

        var session = new BotSession(
            authority.BotOf(tenant.Id), BotDevice.Of(tenant.Id), token, null, item.Attributes.ExpiresAt, item.Id);
        return await whoAmI.CheckAsync(session, cancellationToken) is { } refused ? refused : session;
    }
}
