namespace MatrixAuthenticationService.Configuration;

/// <summary>Endpoints that the configuration gives; they win over discovered ones.</summary>
internal sealed record UpstreamEndpoints(Uri? Authorization, Uri? Token, Uri? Keys, Uri? Userinfo)
{
    public static UpstreamEndpoints From(ConfigurationNode node, UpstreamDiscoveryMode mode)
    {
        if (mode == UpstreamDiscoveryMode.Disabled)
        {
            foreach (var key in (string[])["authorization_endpoint", "token_endpoint", "jwks_uri"])
            {
                _ = node[key].Exists ? node[key] : throw node[key].Error("is required with discovery_mode disabled");
            }

            if (node["fetch_userinfo"].Flag(false) && !node["userinfo_endpoint"].Exists)
            {
                throw node["userinfo_endpoint"].Error("is required with fetch_userinfo and discovery_mode disabled");
            }
        }

        return new(
            node["authorization_endpoint"].HttpUri(),
            node["token_endpoint"].HttpUri(),
            node["jwks_uri"].HttpUri(),
            node["userinfo_endpoint"].HttpUri());
    }
}
