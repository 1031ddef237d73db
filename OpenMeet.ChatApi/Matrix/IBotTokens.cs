using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Matrix;

/// <summary>Where the bots' bearer tokens come from.</summary>
internal interface IBotTokens
{
    /// <summary>A token that should work, signing the bot in if there is none.</summary>
    Task<Result<string>> GetAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>A token other than the one the homeserver has just refused. Many callers at once cause one renewal.</summary>
    Task<Result<string>> RenewAsync(string tenantId, string refused, CancellationToken cancellationToken);

    /// <summary>Notes that the homeserver took this token: when it refuses it later, the session has ended since.</summary>
    void Taken(string tenantId, string token);
}
