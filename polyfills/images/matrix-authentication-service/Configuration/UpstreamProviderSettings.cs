using MatrixAuthenticationService.Templating;

namespace MatrixAuthenticationService.Configuration;

/// <summary>An OpenID provider that people sign in at.</summary>
internal sealed record UpstreamProviderSettings(
    string Id,
    string? HumanName,
    string? Issuer,
    string ClientId,
    ClientAuthentication Method,
    string? ClientSecret,
    string Scope,
    UpstreamDiscoveryMode DiscoveryMode,
    UpstreamPkceMethod PkceMethod,
    bool FetchUserinfo,
    UpstreamResponseMode ResponseMode,
    string IdTokenAlgorithm,
    UpstreamEndpoints Endpoints,
    ClaimsImports Claims,
    IReadOnlyDictionary<string, Template> AuthorizationParameters)
{
    private static readonly Dictionary<string, ClientAuthentication> Methods = new()
    {
        ["none"] = ClientAuthentication.None,
        ["client_secret_basic"] = ClientAuthentication.Basic,
        ["client_secret_post"] = ClientAuthentication.Post,
    };

    private static readonly Dictionary<string, string> Algorithms = new[] { "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384" }
        .ToDictionary(name => name);

    public static IReadOnlyList<UpstreamProviderSettings> FromList(ConfigurationNode node)
    {
        var providers = node.Items().Where(item => item["enabled"].Flag(true)).Select(From).ToArray();
        var twice = providers.GroupBy(provider => provider.Id).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? providers : throw node.Error($"names provider {twice.Key} twice");
    }

    private static UpstreamProviderSettings From(ConfigurationNode node)
    {
        foreach (var absent in (ConfigurationNode[])[node["synapse_idp_id"], node["on_backchannel_logout"]])
        {
            if (absent.Exists && absent.Text() != "do_nothing")
            {
                throw absent.Error("is not offered here");
            }
        }

        var method = node["token_endpoint_auth_method"].Required().Choice(Methods, ClientAuthentication.None);
        var secret = node.TextOrFile("client_secret");
        if (method != ClientAuthentication.None && string.IsNullOrEmpty(secret))
        {
            throw node["client_secret"].Error("is required with this token_endpoint_auth_method");
        }

        var discovery = node["discovery_mode"].Choice(UpstreamChoices.DiscoveryModes, UpstreamDiscoveryMode.Oidc);
        if (discovery != UpstreamDiscoveryMode.Disabled)
        {
            _ = node["issuer"].RequiredHttpUri();
        }

        return new(
            node["id"].RequiredUlid(),
            node["human_name"].Text(),
            node["issuer"].Text(),
            node["client_id"].RequiredText(),
            method,
            secret,
            node["scope"].RequiredText(),
            discovery,
            node["pkce_method"].Choice(UpstreamChoices.PkceMethods, UpstreamPkceMethod.Auto),
            node["fetch_userinfo"].Flag(false),
            node["response_mode"].Choice(UpstreamChoices.ResponseModes, UpstreamResponseMode.Unset),
            node["id_token_signed_response_alg"].Choice(Algorithms, "RS256"),
            UpstreamEndpoints.From(node, discovery),
            ClaimsImports.From(node["claims_imports"]),
            node["additional_authorization_parameters"].Members().ToDictionary(
                member => member.Path[(member.Path.LastIndexOf('.') + 1)..], Template.From));
    }
}
