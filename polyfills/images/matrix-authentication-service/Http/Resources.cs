namespace MatrixAuthenticationService.Http;

/// <summary>The groups of routes that a listener may serve, by the names of the configuration file.</summary>
internal static class Resources
{
    public const string Discovery = "discovery";
    public const string Human = "human";
    public const string OAuth = "oauth";
    public const string Compat = "compat";
    public const string GraphQl = "graphql";
    public const string Assets = "assets";
    public const string AdminApi = "adminapi";
    public const string Health = "health";

    public static IReadOnlyList<string> All => [Discovery, Human, OAuth, Compat, GraphQl, Assets, AdminApi, Health];
}
