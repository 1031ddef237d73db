namespace MatrixAuthenticationService.Compat;

/// <summary>A session of a client that signs in by the old Matrix login.</summary>
internal sealed record CompatSession(
    string Id, string UserId, string DeviceId, string? HumanName, DateTimeOffset CreatedAt, DateTimeOffset? LastActiveAt)
{
    public static CompatSession Read(Row row) => new(
        row.Text("id"),
        row.Text("user_id"),
        row.Text("device_id"),
        row.TextOrNull("human_name"),
        row.Time("created_at"),
        row.TimeOrNull("last_active_at"));
}
