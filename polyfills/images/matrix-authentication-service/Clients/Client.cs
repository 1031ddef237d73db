using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Clients;

/// <summary>An OAuth client.</summary>
/// <param name="Method">How it authenticates; null when it was registered without a word about that, and never can.</param>
/// <param name="SecretHash">Of a registered client's secret; a static client's is in the configuration.</param>
internal sealed record Client(
    string Id,
    bool IsStatic,
    ClientAuthentication? Method,
    byte[]? SecretHash,
    IReadOnlyList<string> RedirectUris,
    IReadOnlyList<string> GrantTypes,
    string? Name,
    string? Uri,
    JsonObject Metadata,
    DateTimeOffset CreatedAt)
{
    public static Client Read(Row row) => new(
        row.Text("id"),
        row.Flag("is_static"),
        ClientAuthentications.Parse(row.TextOrNull("auth_method")),
        row.Bytes("secret_hash"),
        row.Texts("redirect_uris"),
        row.Texts("grant_types"),
        row.TextOrNull("client_name"),
        row.TextOrNull("client_uri"),
        row.Json<JsonObject>("metadata")!,
        row.Time("created_at"));

    public bool MayUse(string grantType) => GrantTypes.Contains(grantType);

    /// <summary>
    /// The redirect URI that a request may use, or null: it must be registered, where the port of a loopback address is free
    /// (RFC 8252), and may be left out when there is just one.
    /// </summary>
    public string? ResolveRedirectUri(string? requested)
    {
        if (requested is null)
        {
            return RedirectUris is [var only] ? only : null;
        }

        if (Uris.Normalise(requested) is not { } uri)
        {
            return null;
        }

        var parsed = new Uri(uri);
        return RedirectUris.Contains(uri) || (Uris.IsLoopback(parsed) && RedirectUris.Contains(Uris.WithoutPort(parsed))) ? uri : null;
    }
}
