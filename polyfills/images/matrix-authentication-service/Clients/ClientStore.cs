using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Clients;

/// <summary>The clients.</summary>
internal sealed class ClientStore(Database database, TimeProvider time)
{
    public Task<Client?> FindAsync(string? id, CancellationToken cancellationToken) => Ulid.IsValid(id)
        ? database.FirstAsync($"select * from oauth2_clients where id = {id}", Client.Read, cancellationToken)
        : Task.FromResult<Client?>(null);

    /// <summary>Registers a client; one without a secret and with the same metadata as another is that other one.</summary>
    public async Task<Client> RegisterAsync(
        JsonObject metadata,
        byte[]? digest,
        ClientAuthentication? method,
        byte[]? secretHash,
        IReadOnlyList<string> redirectUris,
        IReadOnlyList<string> grantTypes,
        CancellationToken cancellationToken) =>
        (await database.FirstAsync(
            $"""
            insert into oauth2_clients
                (id, is_static, metadata_digest, secret_hash, auth_method, redirect_uris, grant_types, client_name, client_uri, metadata, created_at)
            values ({Ulid.New(time)}, false, {digest}, {secretHash}, {method?.Name()}, {redirectUris}, {grantTypes},
                {(string?)metadata["client_name"]}, {(string?)metadata["client_uri"]}, {Json.Of(metadata)}, {time.GetUtcNow()})
            on conflict (metadata_digest) do update set metadata_digest = excluded.metadata_digest
            returning *
            """,
            Client.Read,
            cancellationToken))!;

    /// <summary>Makes the database say of a static client what the configuration says.</summary>
    public Task PutStaticAsync(StaticClientSettings client, CancellationToken cancellationToken)
    {
        string[] grants = [.. GrantTypes.Offered];
        return database.ExecuteAsync(
            $"""
            insert into oauth2_clients (id, is_static, auth_method, redirect_uris, grant_types, client_name, client_uri, metadata, created_at)
            values ({client.ClientId}, true, {client.Method.Name()}, {client.RedirectUris}, {grants}, {client.Name}, {client.Uri},
                {Json.Of(new JsonObject())}, {time.GetUtcNow()})
            on conflict (id) do update set is_static = true, auth_method = excluded.auth_method, redirect_uris = excluded.redirect_uris,
                grant_types = excluded.grant_types, client_name = excluded.client_name, client_uri = excluded.client_uri
            """,
            cancellationToken);
    }
}
