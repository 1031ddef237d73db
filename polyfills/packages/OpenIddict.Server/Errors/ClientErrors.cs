namespace OpenIddict.Server;

/// <summary>Errors of client authentication and of the permissions of a client.</summary>
internal static class ClientErrors
{
    public static ServerError InvalidCredentials { get; }
        = ServerError.Create(Errors.InvalidClient, "The client credentials are not valid.", 2055);

    public static ServerError MalformedCredentials { get; }
        = ServerError.Create(Errors.InvalidRequest, "The client credentials cannot be read.", 2055);

    public static ServerError MissingIdentifier { get; }
        = ServerError.Create(Errors.InvalidClient, "The 'client_id' parameter is missing.", 2029);

    public static ServerError CredentialsNeeded { get; }
        = ServerError.Create(Errors.InvalidRequest, "The client credentials grant needs a 'client_secret' or a 'client_assertion'.", 2057);

    public static ServerError SecretNeeded { get; }
        = ServerError.Create(Errors.InvalidClient, "This client must authenticate itself.", 2054);

    public static ServerError PublicClientGrant { get; }
        = ServerError.Create(Errors.UnauthorizedClient, "The 'grant_type' parameter is not allowed for this client.", 2043);

    public static ServerError UnsupportedAssertion { get; }
        = ServerError.Create(Errors.InvalidClient, "The 'client_assertion_type' parameter is not supported.", 2032);

    public static ServerError AuthorizationEndpoint { get; } = Endpoint("authorization", 2046);

    public static ServerError TokenEndpoint { get; } = Endpoint("token", 2063);

    public static ServerError IntrospectionEndpoint { get; } = Endpoint("introspection", 2075);

    public static ServerError RevocationEndpoint { get; } = Endpoint("revocation", 2078);

    public static ServerError EndSessionEndpoint { get; } = Endpoint("end session", 2140);

    public static ServerError AuthorizationCodeFlow { get; }
        = ServerError.Create(Errors.UnauthorizedClient, "This client cannot use the authorization code flow.", 2047);

    public static ServerError GrantType { get; }
        = ServerError.Create(Errors.UnauthorizedClient, "This client cannot use this grant type.", 2064);

    public static ServerError ResponseType { get; }
        = ServerError.Create(Errors.UnauthorizedClient, "This client cannot use this response type.", 2043);

    public static ServerError Scope { get; }
        = ServerError.Create(Errors.InvalidRequest, "This client cannot ask for one of the scopes.", 2051);

    public static ServerError OfflineAccess { get; }
        = ServerError.Create(Errors.InvalidRequest, "This client cannot ask for the 'offline_access' scope.", 2065);

    public static ServerError UnknownIdentifier(string error)
        => ServerError.Create(error, "The 'client_id' parameter does not name a client.", 2052);

    public static ServerError NotForPublicClients(string parameter)
        => ServerError.Create(Errors.InvalidClient, $"A public client cannot send the '{parameter}' parameter.", 2053);

    public static ServerError InvalidAssertionClaim(string claim)
        => ServerError.Create(Errors.InvalidGrant, $"The '{claim}' claim of the client assertion is not valid.", 2173);

    public static ServerError MissingAssertionClaim(string claim)
        => ServerError.Create(Errors.InvalidRequest, $"The client assertion has no '{claim}' claim.", 2172);

    private static ServerError Endpoint(string name, int page)
        => ServerError.Create(Errors.UnauthorizedClient, $"This client cannot use the {name} endpoint.", page);
}
