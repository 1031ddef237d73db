namespace OpenIddict.Server;

/// <summary>What the client is told when the application forbids or challenges without giving reasons.</summary>
internal static class ChallengeErrors
{
    public static ServerError For(OpenIddictServerEndpointType endpoint) => endpoint switch
    {
        OpenIddictServerEndpointType.Authorization
            => ServerError.Create(Errors.AccessDenied, "The user denied the authorization.", 2015),
        OpenIddictServerEndpointType.Token
            => ServerError.Create(Errors.InvalidGrant, "The server refused the token request.", 2024),
        OpenIddictServerEndpointType.UserInfo
            => ServerError.Create(Errors.InsufficientAccess, "The server refused the userinfo request.", 2025),
        _ => throw new InvalidOperationException("A challenge response cannot be returned from this endpoint."),
    };
}
