namespace MatrixAuthenticationService.Configuration;

/// <summary>The words of the configuration file for an upstream provider's modes.</summary>
internal static class UpstreamChoices
{
    public static readonly IReadOnlyDictionary<string, UpstreamDiscoveryMode> DiscoveryModes = new Dictionary<string, UpstreamDiscoveryMode>
    {
        ["oidc"] = UpstreamDiscoveryMode.Oidc, ["insecure"] = UpstreamDiscoveryMode.Insecure, ["disabled"] = UpstreamDiscoveryMode.Disabled,
    };

    public static readonly IReadOnlyDictionary<string, UpstreamPkceMethod> PkceMethods = new Dictionary<string, UpstreamPkceMethod>
    {
        ["auto"] = UpstreamPkceMethod.Auto, ["always"] = UpstreamPkceMethod.Always, ["never"] = UpstreamPkceMethod.Never,
    };

    public static readonly IReadOnlyDictionary<string, UpstreamResponseMode> ResponseModes = new Dictionary<string, UpstreamResponseMode>
    {
        ["query"] = UpstreamResponseMode.Query, ["form_post"] = UpstreamResponseMode.FormPost,
    };
}
