using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Matrix;

/// <summary>What the homeserver knows of a person.</summary>
internal sealed class MatrixAccountApi(MatrixTransport transport)
{
    /// <summary>Whether calls on behalf of this person work: Synapse refuses the masquerade of somebody it does not know.</summary>
    public async Task<Result<bool>> KnowsAsync(string userId, CancellationToken cancellationToken)
    {
        var answer = await transport.SendAsync<WhoAmIAnswer>(
            new("whoami", HttpMethod.Get, "v3/account/whoami", new MatrixActor.Person(userId)), cancellationToken);
        return answer.Failed(out var failure, out var whoAmI)
            ? failure is MatrixError { ErrCode: MatrixErrorCode.Forbidden } ? false : failure
            : whoAmI.UserId == userId;
    }
}
