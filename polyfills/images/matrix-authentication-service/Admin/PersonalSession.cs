using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Admin;

/// <summary>A session that a client or person holds on behalf of an account, by a token made through the admin API.</summary>
internal sealed record PersonalSession(
    string Id,
    string? OwnerUserId,
    string? OwnerClientId,
    string ActorUserId,
    string HumanName,
    Scope Scope,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastActiveAt,
    string? LastActiveIp,
    DateTimeOffset? ExpiresAt)
{
    public const string Collection = "personal-sessions";

    public static PersonalSession Read(Row row) => new(
        row.Text("id"),
        row.TextOrNull("owner_user_id"),
        row.TextOrNull("owner_client_id"),
        row.Text("actor_user_id"),
        row.Text("human_name"),
        new Scope(row.Texts("scope")),
        row.Time("created_at"),
        row.TimeOrNull("revoked_at"),
        row.TimeOrNull("last_active_at"),
        row.TextOrNull("last_active_ip"),
        row.TimeOrNull("expires_at"));

    public bool IsOwnedBy(AdminCaller caller) => OwnerUserId == caller.UserId && OwnerClientId == caller.ClientId;

    /// <param name="token">The token when it has just been made; it is shown only then.</param>
    public AdminResource ToResource(string? token = null)
    {
        var attributes = new JsonObject
        {
            ["created_at"] = AdminResource.Time(CreatedAt),
            ["revoked_at"] = AdminResource.Time(RevokedAt),
            ["owner_user_id"] = OwnerUserId,
            ["owner_client_id"] = OwnerClientId,
            ["actor_user_id"] = ActorUserId,
            ["human_name"] = HumanName,
            ["scope"] = Scope.ToString(),
            ["last_active_at"] = AdminResource.Time(LastActiveAt),
            ["last_active_ip"] = LastActiveIp,
            ["expires_at"] = AdminResource.Time(ExpiresAt),
        };
        if (token is not null)
        {
            attributes["access_token"] = token;
        }

        return new("personal-session", Id, Collection, attributes);
    }
}
