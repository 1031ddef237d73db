namespace OpenIddict.Server;

/// <summary>Errors of the request itself, before any token is looked at.</summary>
internal static class RequestErrors
{
    public static ServerError InsecureTransport { get; }
        = ServerError.Create(Errors.InvalidRequest, "Requests must be sent over HTTPS.", 2083);

    public static ServerError InvalidMethod { get; }
        = ServerError.Create(Errors.InvalidRequest, "The endpoint does not accept this HTTP method.", 2084);

    public static ServerError SeveralCredentials { get; }
        = ServerError.Create(Errors.InvalidRequest, "Client credentials were sent in more than one way.", 2087);

    public static ServerError IncompatiblePrompts { get; }
        = ServerError.Create(Errors.InvalidRequest, "The value of the 'prompt' parameter contradicts itself.", 2052);

    public static ServerError UnknownScope { get; }
        = ServerError.Create(Errors.InvalidScope, "The 'scope' parameter names an unknown scope.", 2052);

    public static ServerError InvalidRedirectUri { get; }
        = ServerError.Create(Errors.InvalidRequest, "The 'redirect_uri' parameter is not registered for this client.", 2043);

    public static ServerError InvalidPostLogoutRedirectUri { get; }
        = ServerError.Create(Errors.InvalidRequest, "The 'post_logout_redirect_uri' parameter is not registered.", 2052);

    public static ServerError ForeignIdentityTokenHint { get; }
        = ServerError.Create(Errors.InvalidRequest, "The identity token hint was issued to another client.", 2141);

    public static ServerError MissingHeader(string name)
        => ServerError.Create(Errors.InvalidRequest, $"The '{name}' header is missing.", 2081);

    public static ServerError InvalidHeader(string name)
        => ServerError.Create(Errors.InvalidRequest, $"The '{name}' header has an unsupported value.", 2082);

    public static ServerError Missing(string parameter)
        => ServerError.Create(Errors.InvalidRequest, $"The '{parameter}' parameter is missing.", 2029);

    public static ServerError NotAbsolute(string parameter)
        => ServerError.Create(Errors.InvalidRequest, $"The '{parameter}' parameter is not an absolute URI.", 2030);

    public static ServerError HasFragment(string parameter)
        => ServerError.Create(Errors.InvalidRequest, $"The '{parameter}' parameter has a fragment.", 2031);

    public static ServerError HasIssuerParameter(string parameter)
        => ServerError.Create(Errors.InvalidRequest, $"The query of the '{parameter}' parameter has an 'iss' parameter.", 2135);

    public static ServerError Unsupported(string parameter, string error = Errors.InvalidRequest)
        => ServerError.Create(error, $"The value of the '{parameter}' parameter is not supported.", 2032);

    public static ServerError NotSupported(string parameter, string error)
        => ServerError.Create(error, $"The '{parameter}' parameter is not supported.", 2028);

    public static ServerError Orphan(string parameter, string needed)
        => ServerError.Create(Errors.InvalidRequest, $"The '{parameter}' parameter needs the '{needed}' parameter.", 2037);

    public static ServerError ScopeNeedsFlow(string scope)
        => ServerError.Create(Errors.InvalidRequest, $"The '{scope}' scope needs a flow that is not enabled.", 2035);

    public static ServerError NotAllowed(string parameter)
        => ServerError.Create(Errors.InvalidRequest, $"The '{parameter}' parameter cannot be used in this request.", 2074);

    public static ServerError RequiredOfClient(string parameter)
        => ServerError.Create(Errors.InvalidRequest, $"This client must send the '{parameter}' parameter.", 2054);

    public static ServerError UnsolicitedVerifier { get; }
        = ServerError.Create(Errors.InvalidRequest, "A 'code_verifier' was sent for a code that was asked for without 'code_challenge'.", 2073);
}
