using Microsoft.AspNetCore.Authorization;

namespace OpenMeet.ChatApi.Tenants;

/// <summary>Who may call what, by the scope of the access token.</summary>
internal static class Policies
{
    /// <summary>A person, signed in to the chat.</summary>
    public const string Person = "person";

    /// <summary>The platform, which tells of its events.</summary>
    public const string Platform = "platform";

    public static void AddTo(AuthorizationOptions options)
    {
        options.AddPolicy(Person, policy => policy.RequireAuthenticatedUser().RequireAssertion(c => HasScope(c, "chat") && c.User.FindFirst(TenantClaim) is not null));
        options.AddPolicy(Platform, policy => policy.RequireAuthenticatedUser().RequireAssertion(c => HasScope(c, "directory")));
    }

    /// <summary>Names the tenant of a person's token.</summary>
    public const string TenantClaim = "tenant_id";

    /// <summary>The claim is one string with spaces (RFC 9068, section 2.2.3); some issuers repeat it.</summary>
    private static bool HasScope(AuthorizationHandlerContext context, string scope) =>
        context.User.FindAll("scope").Any(claim => claim.Value.Split(' ').Contains(scope, StringComparer.Ordinal));
}
