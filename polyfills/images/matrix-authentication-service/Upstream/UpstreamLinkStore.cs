namespace MatrixAuthenticationService.Upstream;

/// <summary>The links between identities and accounts, and the providers they are of.</summary>
internal sealed class UpstreamLinkStore(Database database, TimeProvider time)
{
    public Task<UpstreamLink?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.FirstAsync($"select * from upstream_oauth_links where id = {id}", UpstreamLink.Read, cancellationToken);

    public Task<UpstreamLink?> FindAsync(string providerId, string subject, CancellationToken cancellationToken) =>
        database.FirstAsync(
            $"select * from upstream_oauth_links where provider_id = {providerId} and subject = {subject}", UpstreamLink.Read, cancellationToken);

    /// <summary>The identity's link, made when it is new.</summary>
    public async Task<UpstreamLink> GetOrAddAsync(string providerId, string subject, string? accountName, CancellationToken cancellationToken) =>
        (await database.FirstAsync(
            $"""
            insert into upstream_oauth_links (id, provider_id, subject, human_account_name, created_at)
            values ({Ulid.New(time)}, {providerId}, {subject}, {accountName}, {time.GetUtcNow()})
            on conflict (provider_id, subject) do update
                set human_account_name = coalesce(excluded.human_account_name, upstream_oauth_links.human_account_name)
            returning *
            """,
            UpstreamLink.Read,
            cancellationToken))!;

    /// <summary>Attaches a free identity to the account; false when it has been attached meanwhile.</summary>
    public async Task<bool> AttachAsync(string id, string userId, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            $"update upstream_oauth_links set user_id = {userId} where id = {id} and user_id is null", cancellationToken) == 1;

    public Task<bool> HasLinkAsync(string providerId, string userId, CancellationToken cancellationToken) =>
        database.AnyAsync(
            $"select 1 from upstream_oauth_links where provider_id = {providerId} and user_id = {userId}", cancellationToken);

    public Task DetachAllAsync(string providerId, string userId, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update upstream_oauth_links set user_id = null where provider_id = {providerId} and user_id = {userId}", cancellationToken);

    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        database.ExecuteAsync($"delete from upstream_oauth_links where id = {id}", cancellationToken);

    /// <summary>Makes the database say of a provider what the configuration says.</summary>
    public Task PutProviderAsync(UpstreamProviderSettings provider, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"""
            insert into upstream_oauth_providers (id, issuer, human_name, created_at)
            values ({provider.Id}, {provider.Issuer}, {provider.HumanName}, {time.GetUtcNow()})
            on conflict (id) do update set issuer = excluded.issuer, human_name = excluded.human_name, disabled_at = null
            """,
            cancellationToken);

    public Task DisableProvidersExceptAsync(IEnumerable<string> ids, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"update upstream_oauth_providers set disabled_at = {time.GetUtcNow()} where disabled_at is null and not id = any({ids})",
            cancellationToken);

    public Task<bool> ProviderExistsAsync(string id, CancellationToken cancellationToken) =>
        database.AnyAsync($"select 1 from upstream_oauth_providers where id = {id}", cancellationToken);
}
