namespace MatrixAuthenticationService.Synapse;

/// <summary>The devices that an account's living sessions name; the homeserver shall have these and no others.</summary>
internal sealed class DeviceList(Database database)
{
    public async Task<IReadOnlyList<string>> OfAsync(string userId, CancellationToken cancellationToken)
    {
        var named = await database.ListAsync(
            $"""
            select device_id as device from compat_sessions where user_id = {userId} and finished_at is null
            """,
            row => row.Text("device"),
            cancellationToken);
        var scoped = await database.ListAsync(
            $"""
            select unnest(scope) as token from oauth2_sessions where user_id = {userId} and finished_at is null
            union all
            select unnest(scope) from personal_sessions where actor_user_id = {userId} and revoked_at is null
            """,
            row => Scope.Device(row.Text("token")),
            cancellationToken);
        return [.. named.Concat(scoped.OfType<string>()).Distinct(StringComparer.Ordinal)];
    }
}
