using System.Text.Json.Nodes;
using MatrixAuthenticationService.Upstream;

namespace MatrixAuthenticationService.Admin;

/// <summary><c>/api/admin/v1/upstream-oauth-links</c>.</summary>
internal sealed class UpstreamLinksAdmin(Database database, UpstreamLinkStore links, UserStore users, AdminLister lister)
{
    private const string Collection = "upstream-oauth-links";

    public async Task<IResult> AddAsync(HttpContext context)
    {
        var (body, error) = await AdminBody.ReadAsync<AddUpstreamLinkRequest>(context);
        if (body is null)
        {
            return error!;
        }

        var cancellationToken = context.RequestAborted;
        if (await users.FindAsync(body.UserId, cancellationToken) is null)
        {
            return UserResource.NotFound(body.UserId);
        }

        if (!await links.ProviderExistsAsync(body.ProviderId, cancellationToken))
        {
            return AdminError.NotFound($"Upstream Oauth 2.0 Provider ID {body.ProviderId} not found");
        }

        await using var transaction = await database.BeginAsync(cancellationToken);
        var orphan = await links.FindAsync(body.ProviderId, body.Subject, cancellationToken);
        var link = await links.GetOrAddAsync(body.ProviderId, body.Subject, body.HumanAccountName, cancellationToken);
        if (!await links.AttachAsync(link.Id, body.UserId, cancellationToken))
        {
            return AdminError.Conflict($"Upstream Oauth 2.0 Provider ID {body.ProviderId} with subject {body.Subject} is already linked to a user");
        }

        await transaction.CommitAsync(cancellationToken);
        return Resource(link with { UserId = body.UserId }).Answer(orphan is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public async Task<IResult> GetAsync(HttpContext context, string id) =>
        await links.FindAsync(id, context.RequestAborted) is { } link ? Resource(link).Answer() : NotFound(id);

    public async Task<IResult> DeleteAsync(HttpContext context, string id)
    {
        if (await links.FindAsync(id, context.RequestAborted) is null)
        {
            return NotFound(id);
        }

        await links.RemoveAsync(id, context.RequestAborted);
        return Results.NoContent();
    }

    public async Task<IResult> ListAsync(HttpContext context)
    {
        var filters = new AdminFilters(context.Request.Query, "user", "provider", "subject", "human-account-name");
        if (filters.Error("user", "provider") is { } error)
        {
            return error;
        }

        var (user, provider, subject, name) = (filters["user"], filters["provider"], filters["subject"], filters["human-account-name"]);
        return await lister.AnswerAsync(
            context,
            Collection,
            new("*"),
            $"""
            upstream_oauth_links where ({user} is null or user_id = {user}) and ({provider} is null or provider_id = {provider})
            and ({subject} is null or subject = {subject}) and ({name} is null or human_account_name = {name})
            """,
            new("id"),
            row => Resource(UpstreamLink.Read(row)));
    }

    private static AdminError NotFound(string id) => AdminError.NotFound($"Upstream OAuth 2.0 Link ID {id} not found");

    private static AdminResource Resource(UpstreamLink link) => new("upstream-oauth-link", link.Id, Collection, new JsonObject
    {
        ["created_at"] = AdminResource.Time(link.CreatedAt),
        ["provider_id"] = link.ProviderId,
        ["subject"] = link.Subject,
        ["user_id"] = link.UserId,
        ["human_account_name"] = link.HumanAccountName,
    });
}
