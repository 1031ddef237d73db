namespace MatrixAuthenticationService.Clients;

/// <summary>The grants that clients can be registered for.</summary>
internal static class GrantTypes
{
    public const string AuthorizationCode = "authorization_code";
    public const string RefreshToken = "refresh_token";
    public const string ClientCredentials = "client_credentials";
    public const string Implicit = "implicit";

    /// <summary>What can be asked of the token endpoint.</summary>
    public static IReadOnlyList<string> Offered { get; } = [AuthorizationCode, RefreshToken, ClientCredentials];
}
