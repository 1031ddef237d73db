namespace MatrixAuthenticationService.Configuration;

/// <summary>Everything the configuration file says, checked.</summary>
internal sealed record MasSettings(
    HttpSettings Http,
    DatabaseSettings Database,
    MatrixSettings Matrix,
    SecretsSettings Secrets,
    IReadOnlyList<StaticClientSettings> Clients,
    PolicySettings Policy,
    IReadOnlyList<UpstreamProviderSettings> Upstreams,
    AccountSettings Account,
    TokenSettings Tokens,
    string ServiceName)
{
    /// <exception cref="ConfigurationException">Some key is missing or wrong; the message names it.</exception>
    public static MasSettings From(ConfigurationNode root)
    {
        UnofferedSettings.Refuse(root);
        return new(
            HttpSettings.From(root["http"]),
            DatabaseSettings.From(root["database"]),
            MatrixSettings.From(root["matrix"].Required()),
            SecretsSettings.From(root["secrets"].Required()),
            StaticClientSettings.FromList(root["clients"]),
            PolicySettings.From(root["policy"]["data"]),
            UpstreamProviderSettings.FromList(root["upstream_oauth2"]["providers"]),
            AccountSettings.From(root["account"]),
            TokenSettings.From(root["experimental"]),
            root["branding"]["service_name"].Text() ?? root["matrix"]["homeserver"].RequiredText());
    }
}
