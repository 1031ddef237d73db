namespace OpenMeet.Oidc.Connect;

/// <summary>Claims beyond OpenID Connect's.</summary>
internal static class TenantClaims
{
    /// <summary>The tenant of the account; "" is the public one.</summary>
    internal const string TenantId = "tenant_id";
}
