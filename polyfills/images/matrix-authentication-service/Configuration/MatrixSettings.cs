namespace MatrixAuthenticationService.Configuration;

/// <param name="Homeserver">The homeserver's name: what follows the colon in a Matrix id.</param>
/// <param name="Endpoint">Where Synapse is reached; ends with a slash.</param>
/// <param name="Secret">What the two services show each other.</param>
internal sealed record MatrixSettings(string Homeserver, Uri Endpoint, string Secret)
{
    private static readonly Dictionary<string, bool> Kinds = new() { ["synapse"] = true, ["synapse_modern"] = true };

    public static MatrixSettings From(ConfigurationNode node)
    {
        _ = node["kind"].Choice(Kinds, fallback: true);
        var endpoint = node["endpoint"].HttpUri() ?? new Uri("http://localhost:8008/");
        var slashed = endpoint.AbsoluteUri.EndsWith('/') ? endpoint : new Uri(endpoint.AbsoluteUri + "/");
        return new(node["homeserver"].Text() ?? "localhost:8008", slashed, node.RequiredTextOrFile("secret"));
    }
}
