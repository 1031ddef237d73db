using OpenMeet.ChatApi.Directory;
using OpenMeet.ChatApi.Matrix;

namespace OpenMeet.ChatApi.Rooms;

/// <summary>Who has which power in an event's room.</summary>
internal static class PowerLevelPolicy
{
    public const long Bot = 100;

    /// <summary>Below what sending needs: for those who may read only.</summary>
    private const long Silent = -1;

    public static long Of(AttendeeRole role, AttendeeStatus status) => (ChatAccess.Of(role, status), role) switch
    {
        ({ CanWrite: false }, _) => Silent,
        (_, AttendeeRole.Host) => 100,
        (_, AttendeeRole.Moderator) => 50,
        (_, AttendeeRole.Speaker) => 25,
        _ => 0,
    };

    /// <summary>
    /// What a new room starts with. The bot stands in it: a room version before 12 gives its creator nothing by itself, and
    /// Synapse refuses a map that shuts the creator out.
    /// </summary>
    public static PowerLevels ForNewRoom(string botUserId, IEnumerable<KeyValuePair<string, long>> people)
    {
        var levels = new PowerLevels
        {
            Users = people.Where(p => p.Value != 0).ToDictionary(StringComparer.Ordinal),
            Others = new(StringComparer.Ordinal)
            {
                ["users_default"] = Number(0),
                ["events_default"] = Number(0),
                ["state_default"] = Number(50),
                ["invite"] = Number(50),
                ["ban"] = Number(50),
                ["kick"] = Number(50),
                ["redact"] = Number(50),
            },
        };
        levels.Users[botUserId] = Bot;
        return levels;
    }

    private static System.Text.Json.JsonElement Number(long value) => System.Text.Json.JsonSerializer.SerializeToElement(value);
}
