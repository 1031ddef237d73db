using System.Text.Json;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Upstream;

/// <summary>The visits to providers. What must stay secret of them is stored encrypted.</summary>
internal sealed class UpstreamSessionStore(Database database, Sealer sealer, TimeProvider time)
{
    private const string Purpose = "upstream session";

    public async Task<string> AddAsync(string providerId, UpstreamSecrets secrets, CancellationToken cancellationToken)
    {
        var id = Ulid.New(time);
        var sealedSecrets = sealer.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(secrets));
        await database.ExecuteAsync(
            $"""
            insert into upstream_oauth_sessions (id, provider_id, sealed_secrets, created_at)
            values ({id}, {providerId}, {sealedSecrets}, {time.GetUtcNow()})
            """,
            cancellationToken);
        return id;
    }

    public Task<UpstreamSession?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.FirstAsync($"select * from upstream_oauth_sessions where id = {id}", Read, cancellationToken);

    public Task CompleteAsync(string id, string linkId, JsonObject claims, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"""
            update upstream_oauth_sessions set link_id = {linkId}, claims = {Json.Of(claims)}, completed_at = {time.GetUtcNow()}
            where id = {id} and completed_at is null
            """,
            cancellationToken);

    /// <summary>Uses the visit up: it signs in or registers once. False when it has been used.</summary>
    public async Task<bool> ConsumeAsync(string id, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            $"update upstream_oauth_sessions set consumed_at = {time.GetUtcNow()} where id = {id} and consumed_at is null",
            cancellationToken) == 1;

    private UpstreamSession Read(Row row) => new(
        row.Text("id"),
        row.Text("provider_id"),
        row.TextOrNull("link_id"),
        sealer.TryOpen(Purpose, row.Bytes("sealed_secrets")) is { } secrets ? JsonSerializer.Deserialize<UpstreamSecrets>(secrets)! : new(null, null),
        row.Json<JsonObject>("claims"),
        row.TimeOrNull("completed_at"),
        row.TimeOrNull("consumed_at"));
}
