using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Rooms;

/// <summary>Sees to it that people exist on Matrix.</summary>
internal interface IMatrixAccounts
{
    /// <summary>Makes the person known to MAS and Synapse if they are not. Null when that is so.</summary>
    Task<Failure?> EnsureAsync(string tenantId, string userId, CancellationToken cancellationToken);
}
