namespace MatrixAuthenticationService.Compat;

/// <summary>A login by <c>m.login.sso</c> between the redirect and the exchange of its token.</summary>
internal sealed record SsoLogin(
    string Id, string RedirectUri, DateTimeOffset CreatedAt, string? UserSessionId, DateTimeOffset? FulfilledAt, DateTimeOffset? ExchangedAt)
{
    public static SsoLogin Read(Row row) => new(
        row.Text("id"),
        row.Text("redirect_uri"),
        row.Time("created_at"),
        row.TextOrNull("user_session_id"),
        row.TimeOrNull("fulfilled_at"),
        row.TimeOrNull("exchanged_at"));
}
