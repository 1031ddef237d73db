using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Rooms;

/// <summary>Answers the homeserver's questions after users and aliases, making what the directory knows.</summary>
internal sealed class AppserviceQueries(ChatDb db, IMatrixAccounts accounts, RoomProvisioner rooms, ChatSettings settings)
{
    private static readonly Failure Unknown = Failure.NotFound("not_found", "The directory does not know it.");

    public async Task<Failure?> UserAsync(string userId, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.MatrixUserId == userId, cancellationToken);
        return person is null ? Unknown : await accounts.EnsureAsync(person.TenantId, person.UserId, cancellationToken);
    }

    public async Task<Failure?> RoomAsync(string alias, CancellationToken cancellationToken)
    {
        if (!RoomAlias.TryDecode(alias, settings.MatrixServerName, out var tenantId, out var slug))
        {
            return Unknown;
        }

        var eventId = await db.Events.Where(e => e.TenantId == tenantId && e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancellationToken);
        return eventId is { } id ? (await rooms.EnsureAsync(id, cancellationToken)).Failure : Unknown;
    }
}
