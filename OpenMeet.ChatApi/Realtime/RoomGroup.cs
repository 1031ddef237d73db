namespace OpenMeet.ChatApi.Realtime;

/// <summary>The SignalR group of a room.</summary>
internal static class RoomGroup
{
    public static string Of(string tenantId, string roomId) => $"{tenantId}:{roomId}";
}
