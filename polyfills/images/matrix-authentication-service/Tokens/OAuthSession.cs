namespace MatrixAuthenticationService.Tokens;

/// <summary>What a client has been given: for a person, or for itself.</summary>
internal sealed record OAuthSession(
    string Id,
    string ClientId,
    string? UserId,
    string? UserSessionId,
    Scope Scope,
    string? UserAgent,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? LastActiveAt,
    string? LastActiveIp)
{
    public static OAuthSession Read(Row row) => new(
        row.Text("id"),
        row.Text("client_id"),
        row.TextOrNull("user_id"),
        row.TextOrNull("user_session_id"),
        new Scope(row.Texts("scope")),
        row.TextOrNull("user_agent"),
        row.Time("created_at"),
        row.TimeOrNull("finished_at"),
        row.TimeOrNull("last_active_at"),
        row.TextOrNull("last_active_ip"));
}
