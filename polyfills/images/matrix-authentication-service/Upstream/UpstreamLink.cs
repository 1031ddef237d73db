namespace MatrixAuthenticationService.Upstream;

/// <summary>An identity at a provider, and whose account it opens.</summary>
internal sealed record UpstreamLink(
    string Id, string ProviderId, string? UserId, string Subject, string? HumanAccountName, DateTimeOffset CreatedAt)
{
    public static UpstreamLink Read(Row row) => new(
        row.Text("id"),
        row.Text("provider_id"),
        row.TextOrNull("user_id"),
        row.Text("subject"),
        row.TextOrNull("human_account_name"),
        row.Time("created_at"));
}
