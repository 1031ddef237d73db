using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Identity;

/// <summary>
/// Makes accounts in MAS and ties them to OpenMeet.Oidc. Never through the application service: MAS would refuse the first
/// login of a localpart that only Synapse knows.
/// </summary>
internal sealed class MasAccounts(MasAdminApi mas)
{
    /// <summary>The id of the account, made and tied if need be.</summary>
    public async Task<Result<string>> EnsureAsync(string localpart, string displayName, string subject, CancellationToken cancellationToken)
    {
        if ((await CreateAsync(localpart, displayName, cancellationToken)).Failed(out var failure, out var user))
        {
            return failure;
        }

        return await LinkAsync(user.Data.Id, subject, cancellationToken) is { } refused ? refused : user.Data.Id;
    }

    private async Task<Result<MasDocument<MasUser>>> CreateAsync(string localpart, string displayName, CancellationToken cancellationToken)
    {
        var found = await mas.FindUserAsync(localpart, cancellationToken);
        if (found.Failure is not OAuthError { HttpStatus: StatusCodes.Status404NotFound })
        {
            return found;
        }

        var created = await mas.CreateUserAsync(localpart, displayName, adopt: false, cancellationToken);
        if (created.Failure is not OAuthError { HttpStatus: StatusCodes.Status409Conflict })
        {
            return created;
        }

        // Somebody made it this moment, or Synapse knows the localpart from before MAS. OpenMeet alone gives out localparts
        // on this homeserver, so that adopting it takes nothing from anybody.
        found = await mas.FindUserAsync(localpart, cancellationToken);
        return found.Failure is OAuthError { HttpStatus: StatusCodes.Status404NotFound }
            ? await mas.CreateUserAsync(localpart, displayName, adopt: true, cancellationToken)
            : found;
    }

    private async Task<Failure?> LinkAsync(string userId, string subject, CancellationToken cancellationToken)
    {
        var linked = await mas.LinkAsync(userId, subject, cancellationToken);
        if (linked.Failure is not OAuthError { HttpStatus: StatusCodes.Status409Conflict })
        {
            return linked.Failure;
        }

        if ((await mas.LinksOfAsync(subject, cancellationToken)).Failed(out var failure, out var links))
        {
            return failure;
        }

        return links.Data.Any(link => link.Attributes.UserId == userId)
            ? null
            : Failure.Conflict("account_conflict", "Another Matrix account belongs to this person.");
    }
}
