using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenMeet.ServiceDefaults.Problems;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.Oidc.Accounts;

/// <summary>ChatApi's way to sign a tenant's bot in (scope <c>bots</c>).</summary>
internal static class BotsApi
{
    public static void MapBotsApi(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/bots/{tenantId}/ticket", IssueAsync).RequireAuthorization(ApiAccess.BotsPolicy);

    private static async Task<Results<Ok<TicketResponse>, ProblemHttpResult>> IssueAsync(
        string tenantId,
        TicketRequest request,
        TenantCatalog tenants,
        PasswordCheck passwords,
        BotTickets tickets,
        HttpContext http,
        CancellationToken cancellationToken)
    {
        if (!tenants.TryGetByPathSegment(tenantId, out var tenant))
        {
            return ApiProblems.UnknownTenant();
        }

        switch (await passwords.CheckBotAsync(tenant.Id, request.Email ?? "", request.Password ?? "", http.Connection.RemoteIpAddress, cancellationToken))
        {
            case PasswordResult.Proven proven:
                http.Response.Headers.CacheControl = "no-store";
                var ticket = await tickets.IssueAsync(proven.Accounts[0], cancellationToken);
                return TypedResults.Ok(new TicketResponse(ticket, (int)BotTickets.Lifetime.TotalSeconds));
            case PasswordResult.Throttled throttled:
                http.Response.Headers.RetryAfter = Math.Ceiling(throttled.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ProblemResults.Problem(StatusCodes.Status429TooManyRequests, "too_many_attempts", "Too many failed attempts.");
            default:
                return ApiProblems.InvalidCredentials();
        }
    }
}
