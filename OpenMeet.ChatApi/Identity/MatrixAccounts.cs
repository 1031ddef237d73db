using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ServiceDefaults.Identity;

namespace OpenMeet.ChatApi.Identity;

/// <summary>Brings people of the directory to Matrix: an account in MAS, then the wait until Synapse knows it.</summary>
internal sealed class MatrixAccounts(ChatDb db, MasAccounts accounts, MatrixAccountApi matrix, TimeProvider time) : IMatrixAccounts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<Failure?> EnsureAsync(string tenantId, string userId, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.TenantId == tenantId && p.UserId == userId, cancellationToken);
        if (person is null or { ProvisionedAt: not null })
        {
            return person is null ? Failure.NotFound("unknown_user", "There is no such person.") : null;
        }

        var localpart = MatrixLocalpart.Encode(tenantId, person.Handle);
        var account = await accounts.EnsureAsync(localpart, person.DisplayName, Subject.Create(tenantId, userId).ToString(), cancellationToken);
        if ((account.Failure ?? await KnownAsync(person.MatrixUserId, cancellationToken)) is { } failure)
        {
            return failure;
        }

        person.ProvisionedAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    private async Task<Failure?> KnownAsync(string matrixUserId, CancellationToken cancellationToken)
    {
        for (var began = time.GetTimestamp(); ; await Task.Delay(Pause, time, cancellationToken))
        {
            var known = await matrix.KnowsAsync(matrixUserId, cancellationToken);
            if (known is { Failure: null, Value: true })
            {
                return null;
            }

            if (time.GetElapsedTime(began) > Patience)
            {
                return known.Failure ?? Failure.Unavailable("account_not_visible", "The homeserver does not know the account yet.");
            }
        }
    }
}
