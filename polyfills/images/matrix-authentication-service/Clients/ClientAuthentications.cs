namespace MatrixAuthenticationService.Clients;

/// <summary>The names of the ways to authenticate.</summary>
internal static class ClientAuthentications
{
    public static IReadOnlyList<string> Names { get; } = ["client_secret_basic", "client_secret_post", "none"];

    public static ClientAuthentication? Parse(string? name) => name switch
    {
        "none" => ClientAuthentication.None,
        "client_secret_basic" => ClientAuthentication.Basic,
        "client_secret_post" => ClientAuthentication.Post,
        _ => null,
    };

    public static string Name(this ClientAuthentication method) => method switch
    {
        ClientAuthentication.None => "none",
        ClientAuthentication.Basic => "client_secret_basic",
        _ => "client_secret_post",
    };
}
