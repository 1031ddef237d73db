namespace OpenMeet.ChatApi.Data;

/// <summary>What a lock is for. A caller may hold one of each, taken in this order.</summary>
internal enum LockLevel
{
    /// <summary>The making of one event's room.</summary>
    Room,

    /// <summary>The power levels of one room.</summary>
    PowerLevels,

    /// <summary>The session of one tenant's bot.</summary>
    BotSession,
}
