using System.Security.Claims;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ServiceDefaults.Identity;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.ChatApi.Tenants;

/// <summary>Turns an access token into the person who calls.</summary>
internal sealed class CallerResolver(TenantCatalog tenants)
{
    public const string TenantHeader = "x-tenant-id";

    private static readonly Failure UnknownTenant = Failure.NotFound("unknown_tenant", "There is no such tenant.");

    /// <param name="principal">The validated token.</param>
    /// <param name="headers">The request's: a tenant named there must be the token's.</param>
    public Result<ChatUser> Person(ClaimsPrincipal principal, IHeaderDictionary headers)
    {
        var tenantId = principal.FindFirstValue(Policies.TenantClaim);
        if (tenantId is null || !Subject.TryParse(principal.FindFirstValue("sub"), out var subject) || subject.TenantId != tenantId || subject.IsBot)
        {
            return Failure.Forbidden("not_a_person", "The access token does not name a person of one tenant.");
        }

        var otherTenant = headers.TryGetValue(TenantHeader, out var named) && named.ToString() != tenantId;
        return otherTenant || !tenants.TryGet(tenantId, out _) ? UnknownTenant : new ChatUser(tenantId, subject.UserId);
    }

    /// <summary>The tenant that a path names.</summary>
    public Result<Tenant> Tenant(string pathSegment) =>
        tenants.TryGetByPathSegment(pathSegment, out var tenant) ? tenant : UnknownTenant;
}
