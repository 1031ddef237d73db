namespace OpenMeet.ChatApi.Data;

/// <summary>
/// Tells every replica, through PostgreSQL and with the transaction that changed it, that who may chat in an event may
/// have changed, and that there may be work in the outbox.
/// </summary>
internal static class ChangeNotice
{
    public const string Channel = "chat_changes";

    public static Task SendAsync(ChatDb db, string tenantId, string slug, CancellationToken cancellationToken)
    {
        var payload = RoomKey.Of(tenantId, slug);
        return db.Database.ExecuteAsync($"SELECT pg_notify({Channel}, {payload})", cancellationToken);
    }
}
