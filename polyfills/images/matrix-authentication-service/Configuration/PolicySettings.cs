namespace MatrixAuthenticationService.Configuration;

/// <summary>Who may have administrative scopes, and what dynamic registration lets pass.</summary>
internal sealed record PolicySettings(
    IReadOnlySet<string> AdminClients,
    IReadOnlySet<string> AdminUsers,
    bool AllowInsecureUris,
    bool AllowHostMismatch,
    bool AllowMissingClientUri)
{
    public static PolicySettings From(ConfigurationNode node)
    {
        var registration = node["client_registration"];
        return new(
            node["admin_clients"].Texts().ToHashSet(StringComparer.Ordinal),
            node["admin_users"].Texts().ToHashSet(StringComparer.Ordinal),
            registration["allow_insecure_uris"].Flag(false),
            registration["allow_host_mismatch"].Flag(false),
            registration["allow_missing_client_uri"].Flag(false));
    }
}
