using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Admin;

/// <summary>An account as the admin API shows it.</summary>
internal static class UserResource
{
    public const string Collection = "users";

    public static AdminResource Of(User user) => new("user", user.Id, Collection, new JsonObject
    {
        ["username"] = user.Username,
        ["created_at"] = AdminResource.Time(user.CreatedAt),
        ["locked_at"] = AdminResource.Time(user.LockedAt),
        ["deactivated_at"] = AdminResource.Time(user.DeactivatedAt),
        ["admin"] = user.CanRequestAdmin,
        ["legacy_guest"] = false,
    });

    public static AdminError NotFound(string id) => AdminError.NotFound($"User ID {id} not found");
}
