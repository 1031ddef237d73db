using Microsoft.AspNetCore.Http.HttpResults;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Tenants;

namespace OpenMeet.ChatApi.Directory;

/// <summary>The directory, for the platform: events with their attendees. The public tenant is written <c>-</c>.</summary>
internal static class DirectoryEndpoints
{
    public static IEndpointRouteBuilder MapDirectory(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/directory/{tenantId}/events/{slug}").RequireAuthorization(Policies.Platform);
        group.MapPut("", PutAsync);
        group.MapDelete("", DeleteAsync);
        return endpoints;
    }

    private static async Task<Results<Ok<EventAnswer>, Created<EventAnswer>, ProblemHttpResult>> PutAsync(
        string tenantId,
        string slug,
        EventRequest request,
        HttpContext context,
        CallerResolver callers,
        EventRequestReader reader,
        EventDirectory directory,
        CancellationToken cancellationToken)
    {
        if (callers.Tenant(tenantId).Failed(out var failure, out var tenant)
            || reader.Read(tenant.Id, slug, request).Failed(out failure, out var description)
            || (await directory.PutAsync(tenant.Id, slug, description, cancellationToken)).Failed(out failure, out var isNew))
        {
            return failure.ToProblem(context);
        }

        var answer = new EventAnswer(true, slug, description.Attendees.Count);
        return isNew ? TypedResults.Created(context.Request.Path, answer) : TypedResults.Ok(answer);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string tenantId, string slug, HttpContext context, CallerResolver callers, EventDirectory directory, CancellationToken cancellationToken) =>
        callers.Tenant(tenantId).Failed(out var failure, out var tenant)
        || (await directory.DeleteAsync(tenant.Id, slug, cancellationToken)).Failed(out failure, out _)
            ? failure.ToProblem(context)
            : TypedResults.NoContent();
}
