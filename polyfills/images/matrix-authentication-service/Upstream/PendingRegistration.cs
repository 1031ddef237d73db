namespace MatrixAuthenticationService.Upstream;

/// <summary>An account that is about to be made.</summary>
internal sealed record PendingRegistration(
    string Id,
    string UpstreamSessionId,
    string Username,
    string? DisplayName,
    string? Email,
    PostAuthAction? Next,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt)
{
    public static PendingRegistration Read(Row row) => new(
        row.Text("id"),
        row.Text("upstream_session_id"),
        row.Text("username"),
        row.TextOrNull("display_name"),
        row.TextOrNull("email"),
        row.Json<PostAuthAction>("post_auth_action"),
        row.Time("created_at"),
        row.TimeOrNull("completed_at"));
}
