namespace MatrixAuthenticationService.Tokens;

/// <summary>A refresh token's record.</summary>
internal sealed record RefreshToken(
    string Id, string SessionId, string? AccessTokenId, DateTimeOffset? ConsumedAt, DateTimeOffset? RevokedAt, string? NextId)
{
    public bool IsValid => ConsumedAt is null && RevokedAt is null;

    public static RefreshToken Read(Row row) => new(
        row.Text("id"),
        row.Text("session_id"),
        row.TextOrNull("access_token_id"),
        row.TimeOrNull("consumed_at"),
        row.TimeOrNull("revoked_at"),
        row.TextOrNull("next_id"));
}
