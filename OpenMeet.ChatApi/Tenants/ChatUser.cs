namespace OpenMeet.ChatApi.Tenants;

/// <summary>The person who calls, as the access token names them.</summary>
/// <param name="TenantId">The tenant, from the token and nowhere else.</param>
/// <param name="UserId">The platform's immutable id of the person.</param>
internal sealed record ChatUser(string TenantId, string UserId);
