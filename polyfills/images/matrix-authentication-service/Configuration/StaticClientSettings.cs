namespace MatrixAuthenticationService.Configuration;

/// <summary>A client of the configuration file: all grants are open to it and no registration policy applies.</summary>
internal sealed record StaticClientSettings(
    string ClientId, ClientAuthentication Method, string? Secret, string? Name, string? Uri, IReadOnlyList<string> RedirectUris)
{
    private static readonly Dictionary<string, ClientAuthentication> Methods = new()
    {
        ["none"] = ClientAuthentication.None,
        ["client_secret_basic"] = ClientAuthentication.Basic,
        ["client_secret_post"] = ClientAuthentication.Post,
    };

    public static IReadOnlyList<StaticClientSettings> FromList(ConfigurationNode node)
    {
        var clients = node.Items().Select(From).ToArray();
        var twice = clients.GroupBy(client => client.ClientId).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? clients : throw node.Error($"names client {twice.Key} twice");
    }

    private static StaticClientSettings From(ConfigurationNode node)
    {
        var method = node["client_auth_method"].Required().Choice(Methods, ClientAuthentication.None);
        var secret = node.TextOrFile("client_secret");
        if (method == ClientAuthentication.None && secret is not null)
        {
            throw node["client_secret"].Error("must not be given with client_auth_method none");
        }

        if (method != ClientAuthentication.None && string.IsNullOrEmpty(secret))
        {
            throw node["client_secret"].Error("is required with this client_auth_method");
        }

        return new(
            node["client_id"].RequiredUlid(),
            method,
            secret,
            node["client_name"].Text(),
            node["client_uri"].HttpUri()?.AbsoluteUri,
            [.. node["redirect_uris"].Items().Select(RedirectUri)]);
    }

    private static string RedirectUri(ConfigurationNode node) =>
        Uris.Normalise(node.RequiredText()) ?? throw node.Error("must be an absolute URL");
}
