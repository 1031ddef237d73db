namespace MatrixAuthenticationService.Configuration;

/// <summary>How long tokens live.</summary>
internal sealed record TokenSettings(TimeSpan AccessTokenLifetime, TimeSpan CompatTokenLifetime)
{
    public static TokenSettings From(ConfigurationNode node) => new(
        TimeSpan.FromSeconds(node["access_token_ttl"].Integer(300, 60, 86400)),
        TimeSpan.FromSeconds(node["compat_token_ttl"].Integer(300, 60, 86400)));
}
