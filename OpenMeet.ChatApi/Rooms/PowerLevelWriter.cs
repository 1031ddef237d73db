using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Rooms;

/// <summary>Corrects a room's power levels and leaves alone what the directory does not decide about.</summary>
internal sealed class PowerLevelWriter(MatrixRoomApi matrix, RoomAuthority authority)
{
    /// <summary>Gives everybody the directory governs what <paramref name="wanted"/> says, and the others of its tenant nothing.</summary>
    public async Task<Failure?> ApplyAsync(
        string tenantId, string roomId, IReadOnlyDictionary<string, long> wanted, CancellationToken cancellationToken)
    {
        var bot = new MatrixActor.Bot(tenantId);
        if ((await matrix.PowerLevelsAsync(bot, roomId, cancellationToken)).Failed(out var failure, out var current))
        {
            return failure;
        }

        // Nobody may lower an equal (authorization rules of room version 11): those who have the bot's power lower their own.
        foreach (var (userId, level) in current.Users.Where(u => u.Value >= PowerLevelPolicy.Bot && authority.Governs(tenantId, u.Key)).ToList())
        {
            var target = wanted.GetValueOrDefault(userId);
            if (target == level)
            {
                continue;
            }

            current.Users[userId] = target;
            var lowered = await matrix.SetPowerLevelsAsync(new MatrixActor.Person(userId), roomId, current, cancellationToken);
            if (lowered.Failure is not null)
            {
                return lowered.Failure;
            }
        }

        var next = Merge(tenantId, current, wanted);
        return Same(current.Users, next.Users) ? null : (await matrix.SetPowerLevelsAsync(bot, roomId, next, cancellationToken)).Failure;
    }

    private PowerLevels Merge(string tenantId, PowerLevels current, IReadOnlyDictionary<string, long> wanted)
    {
        var users = current.Users.Where(u => !authority.Governs(tenantId, u.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var (userId, level) in wanted.Where(w => w.Value != 0))
        {
            users[userId] = level;
        }

        return current with { Users = users };
    }

    /// <summary>An explicit zero and an absence are the same power, and not worth an event.</summary>
    private static bool Same(Dictionary<string, long> left, Dictionary<string, long> right) =>
        left.Keys.Union(right.Keys).All(userId => left.GetValueOrDefault(userId) == right.GetValueOrDefault(userId));
}
