using Microsoft.AspNetCore.Http.HttpResults;
using OpenMeet.ServiceDefaults.Identity;
using OpenMeet.ServiceDefaults.Problems;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.Oidc.Accounts;

/// <summary>The platform's way to create, change and delete people's accounts (scope <c>accounts</c>).</summary>
internal static class AccountsApi
{
    public static void MapAccountsApi(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/api/accounts/{tenantId}/users/{userId}").RequireAuthorization(ApiAccess.AccountsPolicy);
        users.MapPut("", PutAsync);
        users.MapDelete("", DeleteAsync);
    }

    private static async Task<Results<Ok<AccountResponse>, Created<AccountResponse>, ProblemHttpResult>> PutAsync(
        string tenantId, string userId, PutAccountRequest request, TenantCatalog tenants, AccountWriter writer, CancellationToken cancellationToken)
    {
        if (!tenants.TryGetByPathSegment(tenantId, out var tenant))
        {
            return ApiProblems.UnknownTenant();
        }

        var (input, refusal) = AccountInput.Check(tenant.Id, userId, request);
        return input is null ? Refused(refusal!) : await writer.PutAsync(input, cancellationToken) switch
        {
            PutAccountResult.Written { Created: true } written => TypedResults.Created((string?)null, written.Account),
            PutAccountResult.Written written => TypedResults.Ok(written.Account),
            PutAccountResult.Refused refused => Refused(refused),
            var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}."),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string tenantId, string userId, TenantCatalog tenants, AccountWriter writer, CancellationToken cancellationToken)
    {
        if (!tenants.TryGetByPathSegment(tenantId, out var tenant))
        {
            return ApiProblems.UnknownTenant();
        }

        return Subject.IsUserId(userId) && await writer.DeleteAsync(Subject.Create(tenant.Id, userId).ToString(), cancellationToken)
            ? TypedResults.NoContent()
            : ApiProblems.UnknownUser();
    }

    private static ProblemHttpResult Refused(PutAccountResult.Refused refused) =>
        ProblemResults.Problem(refused.Status, refused.Code, refused.Detail);
}
