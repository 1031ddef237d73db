using System.Collections.Concurrent;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.ChatApi.Identity;

/// <summary>
/// The bots' tokens, in memory and in the database. However many calls of however many replicas find a token refused, one of
/// them signs in and the others use what it got.
/// </summary>
internal sealed partial class BotTokens(
    IServiceScopeFactory scopes, TenantCatalog tenants, ClusterLock locks, ChatMetrics metrics, TimeProvider time, ILogger<BotTokens> logger)
    : IBotTokens
{
    /// <summary>A token this near its end is renewed before it is refused.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>A sign-in that failed is not tried again at once, however many ask.</summary>
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>Nor is a token renewed that came of a refusal and is refused in its turn, never having been taken.</summary>
    private static readonly TimeSpan RestAfterRefusal = TimeSpan.FromSeconds(30);

    /// <summary>A sign-in is not the caller's: it ends with this, not when the caller gives up, since it rotates tokens.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, State> _states = new(StringComparer.Ordinal);

    public Task<Result<string>> GetAsync(string tenantId, CancellationToken cancellationToken) =>
        _states.GetValueOrDefault(tenantId)?.Session is { } session && IsFresh(session)
            ? Task.FromResult<Result<string>>(session.AccessToken)
            : RenewAsync(tenantId, "", cancellationToken);

    public async Task<Result<string>> RenewAsync(string tenantId, string refused, CancellationToken cancellationToken)
    {
        if (!tenants.TryGet(tenantId, out var tenant))
        {
            return Failure.NotFound("unknown_tenant", "There is no such tenant.");
        }

        await using var held = await locks.AcquireAsync(LockLevel.BotSession, tenantId, cancellationToken);
        if (Settled(tenantId, refused) is { } settled)
        {
            return settled;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        var state = await SignInAsync(tenant, refused, patience.Token);
        _states[tenantId] = state;
        return state.Outcome;
    }

    public void Taken(string tenantId, string token)
    {
        if (_states.GetValueOrDefault(tenantId) is { CameOfRefusal: true } state && state.Session?.AccessToken == token)
        {
            _states.TryUpdate(tenantId, state with { CameOfRefusal = false }, state);
        }
    }

    /// <summary>What another caller has found out while this one waited.</summary>
    private Result<string>? Settled(string tenantId, string refused)
    {
        if (_states.GetValueOrDefault(tenantId) is not { } state)
        {
            return null;
        }

        if (state.Session is { } session && session.AccessToken != refused && IsFresh(session))
        {
            return session.AccessToken;
        }

        var age = time.GetElapsedTime(state.Since);
        if (state.Failure is { } failure && age < RestAfterFailure)
        {
            return failure;
        }

        if (state.CameOfRefusal && state.Session?.AccessToken == refused && age < RestAfterRefusal)
        {
            return MatrixError.From(StatusCodes.Status401Unauthorized, MatrixErrorCode.UnknownToken, null);
        }

        return null;
    }

    private async Task<State> SignInAsync(Tenant tenant, string refused, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<BotSessionStore>();
        var stored = await store.FindAsync(tenant.Id, cancellationToken);
        if (stored is not null && stored.AccessToken != refused && IsFresh(stored))
        {
            return new State(stored, null, false, time.GetTimestamp());
        }

        using var activity = ChatTelemetry.Source.StartActivity("bot sign-in");
        var result = await scope.ServiceProvider.GetRequiredService<IBotSignIn>().SignInAsync(tenant, stored, cancellationToken);
        metrics.BotSignedIn(result.Failure?.Code ?? "ok");
        if (result.Failed(out var failure, out var session))
        {
            LogFailed(tenant.Id, failure.Code);
            return new State(null, failure, false, time.GetTimestamp());
        }

        await store.SaveAsync(tenant.Id, session, cancellationToken);
        LogSignedIn(session.MatrixUserId, session.DeviceId);
        return new State(session, null, refused.Length > 0, time.GetTimestamp());
    }

    private bool IsFresh(BotSession session) => session.ExpiresAt is not { } end || end - Margin > time.GetUtcNow();

    [LoggerMessage(LogLevel.Information, "{UserId} has a new Matrix session on device {DeviceId}.")]
    private partial void LogSignedIn(string userId, string deviceId);

    [LoggerMessage(LogLevel.Error, "The bot of tenant '{TenantId}' cannot sign in: {Code}.")]
    private partial void LogFailed(string tenantId, string code);

    private sealed record State(BotSession? Session, Failure? Failure, bool CameOfRefusal, long Since)
    {
        public Result<string> Outcome => Session is not null ? Session.AccessToken : Failure!;
    }
}
