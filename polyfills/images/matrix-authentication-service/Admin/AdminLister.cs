using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Admin;

/// <summary>Answers pages of lists.</summary>
internal sealed class AdminLister(Database database)
{
    /// <param name="collection">The path's last part.</param>
    /// <param name="columns">What is selected.</param>
    /// <param name="source">Tables and conditions.</param>
    /// <param name="id">The column of the identifier, by which the list is sorted.</param>
    public async Task<IResult> AnswerAsync(
        HttpContext context, string collection, SqlText columns, Sql source, SqlText id, Func<Row, AdminResource> read)
    {
        if (AdminPaging.TryRead(context.Request.Query) is not { } paging)
        {
            return AdminError.BadRequest("Invalid pagination parameters");
        }

        var answer = new JsonObject();
        if (paging.Count != "false")
        {
            var total = await database.FirstAsync($"select count(*) from {source}", row => (object)row.Count(), context.RequestAborted);
            answer["meta"] = new JsonObject { ["count"] = (long)total! };
        }

        var (items, hasMore) = paging.Count == "only" ? ([], false) : await PageAsync(paging, columns, source, id, read, context.RequestAborted);
        if (paging.Count != "only")
        {
            answer["data"] = new JsonArray([.. items.Select(WithCursor)]);
        }

        answer["links"] = Links(BasePath(context, collection), paging, items, hasMore);
        return Results.Json(answer);
    }

    private static JsonObject WithCursor(AdminResource item)
    {
        var json = item.ToJson();
        json["meta"] = new JsonObject { ["page"] = new JsonObject { ["cursor"] = item.Id } };
        return json;
    }

    private static string BasePath(HttpContext context, string collection)
    {
        var kept = context.Request.Query.Where(parameter => !parameter.Key.StartsWith("page[", StringComparison.Ordinal));
        var query = string.Join('&', kept.SelectMany(parameter => parameter.Value.Select(value => $"{parameter.Key}={Uri.EscapeDataString(value ?? "")}")));
        return $"{AdminResource.CollectionPath(collection)}?{query}";
    }

    private static JsonObject Links(string path, AdminPaging paging, IReadOnlyList<AdminResource> items, bool hasMore)
    {
        string With(AdminPaging page) => (path + page.Query()).Replace("?&", "?", StringComparison.Ordinal);
        var links = new JsonObject
        {
            ["self"] = With(paging),
            ["first"] = With(paging with { After = null, Before = null, IsBackward = false }),
            ["last"] = With(paging with { After = null, Before = null, IsBackward = true }),
        };
        if (hasMore && !paging.IsBackward)
        {
            links["next"] = With(paging with { Before = null, After = items[^1].Id });
        }

        if (hasMore && paging.IsBackward)
        {
            links["prev"] = With(paging with { After = null, Before = items[0].Id });
        }

        return links;
    }

    private async Task<(IReadOnlyList<AdminResource> Items, bool HasMore)> PageAsync(
        AdminPaging paging, SqlText columns, Sql source, SqlText id, Func<Row, AdminResource> read, CancellationToken cancellationToken)
    {
        var direction = new SqlText(paging.IsBackward ? "desc" : "asc");
        var items = await database.ListAsync(
            $"""
            select {columns} from {source}
            and ({paging.After} is null or {id} > {paging.After}) and ({paging.Before} is null or {id} < {paging.Before})
            order by {id} {direction} limit {paging.Size + 1}
            """,
            read,
            cancellationToken);
        var page = items.Take(paging.Size);
        return ([.. paging.IsBackward ? page.Reverse() : page], items.Count > paging.Size);
    }
}
