using MatrixAuthenticationService.Account;

namespace MatrixAuthenticationService.Admin;

/// <summary>Locking, deactivating and what undoes it.</summary>
internal sealed class UserStates(Database database, UserStore users, HomeserverJobs jobs, SynapseClient synapse, AccountClosing closing)
{
    public async Task<IResult> SetAdminAsync(HttpContext context, string id)
    {
        var (body, error) = await AdminBody.ReadAsync<SetAdminRequest>(context);
        return body is null
            ? error!
            : await users.SetAdminAsync(id, body.Admin, context.RequestAborted) is { } user ? UserResource.Of(user).Answer() : UserResource.NotFound(id);
    }

    public Task<IResult> LockAsync(HttpContext context, string id) => SetLockedAsync(context, id, locked: true);

    public Task<IResult> UnlockAsync(HttpContext context, string id) => SetLockedAsync(context, id, locked: false);

    public async Task<IResult> DeactivateAsync(HttpContext context, string id)
    {
        // The body is optional, as it was added later upstream.
        var body = new DeactivateRequest();
        if (context.Request.ContentLength is > 0)
        {
            (var sent, var error) = await AdminBody.ReadAsync<DeactivateRequest>(context);
            if (sent is null)
            {
                return error!;
            }

            body = sent;
        }

        return await closing.CloseAsync(id, erase: !body.SkipErase, context.RequestAborted) is { } user
            ? UserResource.Of(user).Answer()
            : UserResource.NotFound(id);
    }

    public async Task<IResult> ReactivateAsync(HttpContext context, string id)
    {
        if (await users.FindAsync(id, context.RequestAborted) is not { } user)
        {
            return UserResource.NotFound(id);
        }

        await synapse.ReactivateUserAsync(user.Username, context.RequestAborted);
        return UserResource.Of((await users.SetDeactivatedAsync(id, deactivated: false, context.RequestAborted))!).Answer();
    }

    private async Task<IResult> SetLockedAsync(HttpContext context, string id, bool locked)
    {
        User? user;
        await using (var transaction = await database.BeginAsync(context.RequestAborted))
        {
            user = await users.SetLockedAsync(id, locked, context.RequestAborted);
            if (user is null)
            {
                return UserResource.NotFound(id);
            }

            await jobs.ProvisionAsync(id, null, context.RequestAborted);
            await transaction.CommitAsync(context.RequestAborted);
        }

        await jobs.RunAsync(id, context.RequestAborted);
        return UserResource.Of(user).Answer();
    }
}
