namespace MatrixAuthenticationService.Admin;

/// <summary>Finding accounts.</summary>
internal sealed class UserQueries(UserStore users, AdminLister lister)
{
    public async Task<IResult> GetAsync(HttpContext context, string id) =>
        await users.FindAsync(id, context.RequestAborted) is { } user ? UserResource.Of(user).Answer() : UserResource.NotFound(id);

    public async Task<IResult> ByUsernameAsync(HttpContext context, string username) =>
        await users.FindByUsernameAsync(username, context.RequestAborted) is { } user
            ? UserResource.Of(user).Answer(self: AdminResource.CollectionPath($"{UserResource.Collection}/by-username/{username}"))
            : AdminError.NotFound($"User with username \"{username}\" not found");

    public async Task<IResult> ListAsync(HttpContext context)
    {
        var filters = new AdminFilters(context.Request.Query, "status", "search", "admin");
        var (status, search, admin) = (filters["status"], filters["search"], filters["admin"]);
        if (filters.Error() is { } error)
        {
            return error;
        }

        if (status is not (null or "active" or "locked" or "deactivated") || admin is not (null or "true" or "false"))
        {
            return AdminError.BadRequest("Invalid filter parameters");
        }

        bool? isAdmin = admin is null ? null : admin == "true";
        return await lister.AnswerAsync(
            context,
            UserResource.Collection,
            User.Columns,
            $"""
            users u where ({search} is null or strpos(u.username, {search}) > 0)
            and ({isAdmin} is null or u.can_request_admin = {isAdmin})
            and ({status} is null or {status} = case
                when u.deactivated_at is not null then 'deactivated' when u.locked_at is not null then 'locked' else 'active' end)
            """,
            new("u.id"),
            row => UserResource.Of(User.Read(row)));
    }
}
