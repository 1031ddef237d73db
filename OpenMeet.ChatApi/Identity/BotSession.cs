namespace OpenMeet.ChatApi.Identity;

/// <summary>A bot's session on Matrix.</summary>
/// <param name="MatrixUserId">Whose.</param>
/// <param name="DeviceId">Its device, the same for every session of that bot.</param>
/// <param name="AccessToken">The bearer token.</param>
/// <param name="RefreshToken">Rotated with each use; null for a personal session.</param>
/// <param name="ExpiresAt">When the access token ends; null when it does not.</param>
/// <param name="GrantId">The OAuth client or personal session the tokens belong to.</param>
internal sealed record BotSession(
    string MatrixUserId, string DeviceId, string AccessToken, string? RefreshToken, DateTimeOffset? ExpiresAt, string GrantId)
{
    /// <summary>Without the tokens: records print their members, and this one could reach a log.</summary>
    public override string ToString() => $"{MatrixUserId} on {DeviceId}";
}
