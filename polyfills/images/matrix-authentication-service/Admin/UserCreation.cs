namespace MatrixAuthenticationService.Admin;

/// <summary><c>POST users</c>: the account exists on the homeserver when the answer goes out.</summary>
internal sealed class UserCreation(Database database, UserStore users, SynapseClient synapse, MatrixSettings matrix)
{
    public async Task<IResult> AddAsync(HttpContext context)
    {
        var (body, error) = await AdminBody.ReadAsync<AddUserRequest>(context);
        if (body is null)
        {
            return error!;
        }

        var cancellationToken = context.RequestAborted;
        if (!IsValid(body.Username))
        {
            return AdminError.BadRequest("Username is not valid");
        }

        if (await users.FindByUsernameAsync(body.Username, cancellationToken) is not null)
        {
            return AlreadyExists();
        }

        if (!body.SkipHomeserverCheck
            && await synapse.AvailabilityAsync(body.Username, cancellationToken) != LocalpartAvailability.Available)
        {
            return AdminError.Conflict("Username is reserved by the homeserver");
        }

        await using var transaction = await database.BeginAsync(cancellationToken);
        if (await users.TryAddAsync(body.Username, cancellationToken) is not { } user)
        {
            return AlreadyExists();
        }

        await synapse.ProvisionUserAsync(user.Username, body.Displayname, body.AvatarUrl, [], locked: false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return UserResource.Of(user).Answer(StatusCodes.Status201Created);
    }

    private static AdminError AlreadyExists() => AdminError.Conflict("User already exists");

    private bool IsValid(string username) =>
        username.Length > 0 && username[0] != '_' && username.Length + matrix.Homeserver.Length + 2 <= 255
        && username.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || "=_-./+".Contains(c, StringComparison.Ordinal));
}
