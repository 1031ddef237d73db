namespace MatrixAuthenticationService.Users;

/// <summary>An account. Its id is the <c>sub</c> of tokens, its name the localpart of the Matrix id.</summary>
internal sealed record User(
    string Id, string Username, DateTimeOffset CreatedAt, DateTimeOffset? LockedAt, DateTimeOffset? DeactivatedAt, bool CanRequestAdmin)
{
    /// <summary>The columns of <see cref="Read"/>, of a table named <c>u</c>.</summary>
    public static readonly SqlText Columns = new(
        """
        u.id as user_id, u.username, u.created_at as user_created_at, u.locked_at, u.deactivated_at, u.can_request_admin
        """);

    public bool IsValid => LockedAt is null && DeactivatedAt is null;

    public static User Read(Row row) => new(
        row.Text("user_id"),
        row.Text("username"),
        row.Time("user_created_at"),
        row.TimeOrNull("locked_at"),
        row.TimeOrNull("deactivated_at"),
        row.Flag("can_request_admin"));
}
