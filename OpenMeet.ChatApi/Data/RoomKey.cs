namespace OpenMeet.ChatApi.Data;

/// <summary>
/// What locks, outbox rows and notices of one event's room are keyed by. A tenant id has no slash, so it is unambiguous.
/// </summary>
internal static class RoomKey
{
    public static string Of(string tenantId, string slug) => $"{tenantId}/{slug}";
}
