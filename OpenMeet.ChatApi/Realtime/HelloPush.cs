namespace OpenMeet.ChatApi.Realtime;

/// <param name="Node">The replica that holds the connection.</param>
/// <param name="TenantId">The caller's tenant.</param>
/// <param name="UserId">The caller's id on the platform.</param>
/// <param name="ExpiresAt">When the access token ends and with it the connection: reconnect with a fresh one and resume.</param>
internal sealed record HelloPush(string Node, string TenantId, string UserId, DateTimeOffset? ExpiresAt);
