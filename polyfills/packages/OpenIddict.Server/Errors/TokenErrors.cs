namespace OpenIddict.Server;

/// <summary>Errors of tokens: each depends on what kind of token was asked for.</summary>
internal static class TokenErrors
{
    public static ServerError Missing { get; } = ServerError.Create(Errors.MissingToken, "The token is missing.", 2000);

    public static ServerError Unreadable { get; } = Create("The token is not valid.", 2004);

    public static ServerError UnknownIssuer { get; } = Create("The token was issued by another server.", 2088);

    public static ServerError UnknownKey { get; } = Create("The key that signed the token is not known.", 2090);

    public static ServerError InvalidSignature { get; } = Create("The signature of the token is not valid.", 2091);

    public static ServerError NotIntrospectable { get; }
        = ServerError.Create(Errors.UnsupportedTokenType, "Tokens of this type cannot be introspected.", 2076);

    public static ServerError NotRevocable { get; }
        = ServerError.Create(Errors.UnsupportedTokenType, "Tokens of this type cannot be revoked.", 2079);

    public static ServerError NotIntrospectableByClient { get; } = Create("This client cannot introspect the token.", 2077);

    public static ServerError NotRevocableByClient { get; } = Create("This client cannot revoke the token.", 2080);

    public static ServerError InvalidRedirectUri { get; }
        = ServerError.Create(Errors.InvalidGrant, "The 'redirect_uri' parameter is not the one that the code was sent to.", 2072);

    public static ServerError InvalidCodeVerifier { get; }
        = ServerError.Create(Errors.InvalidGrant, "The 'code_verifier' parameter does not match the challenge.", 2052);

    public static ServerError ScopeNotGranted { get; }
        = ServerError.Create(Errors.InvalidGrant, "The 'scope' parameter names a scope that was not granted.", 2052);

    public static ServerError NoScopeGranted { get; }
        = ServerError.Create(Errors.InvalidGrant, "The 'scope' parameter cannot be used: no scope was granted.", 2074);

    public static ServerError Invalid(string? type) => type switch
    {
        TokenTypeHints.AuthorizationCode => Create("The authorization code is not valid.", 2001),
        TokenTypeHints.RefreshToken => Create("The refresh token is not valid.", 2003),
        TokenTypeHints.IdToken => Create("The identity token is not valid.", 2009),
        _ => Unreadable,
    };

    /// <summary>No row of its own in upstream's list for identity tokens here: a reference or entry that is unknown.</summary>
    public static ServerError Unknown(string? type)
        => type is TokenTypeHints.AuthorizationCode or TokenTypeHints.RefreshToken ? Invalid(type) : Unreadable;

    public static ServerError OtherType(string? expected) => expected switch
    {
        TokenTypeHints.AuthorizationCode => Create("The token is not an authorization code.", 2005),
        TokenTypeHints.RefreshToken => Create("The token is not a refresh token.", 2007),
        TokenTypeHints.AccessToken => Create("The token is not an access token.", 2008),
        _ => Create("The token is of another type.", 2089),
    };

    public static ServerError Redeemed(string? type) => type switch
    {
        TokenTypeHints.AuthorizationCode => Create("The authorization code was already redeemed.", 2010),
        TokenTypeHints.RefreshToken => Create("The refresh token was already redeemed.", 2012),
        _ => Create("The token was already redeemed.", 2013),
    };

    public static ServerError NoLongerValid(string? type) => type switch
    {
        TokenTypeHints.AuthorizationCode => Create("The authorization code is expired or was revoked.", 2016),
        TokenTypeHints.RefreshToken => Create("The refresh token is expired or was revoked.", 2018),
        _ => Create("The token is expired or was revoked.", 2019),
    };

    public static ServerError AuthorizationRevoked(string? type) => type switch
    {
        TokenTypeHints.AuthorizationCode => Create("The authorization that the code belongs to was revoked.", 2020),
        TokenTypeHints.RefreshToken => Create("The authorization that the refresh token belongs to was revoked.", 2022),
        _ => Create("The authorization that the token belongs to was revoked.", 2023),
    };

    public static ServerError OtherClient(bool isCode) => isCode
        ? ServerError.Create(Errors.InvalidGrant, "The authorization code was issued to another client.", 2069)
        : ServerError.Create(Errors.InvalidGrant, "The refresh token was issued to another client.", 2071);

    public static ServerError UnknownClient(bool isCode) => isCode
        ? ServerError.Create(Errors.InvalidGrant, "The authorization code cannot be used without 'client_id'.", 2066)
        : ServerError.Create(Errors.InvalidGrant, "The refresh token cannot be used without 'client_id'.", 2068);

    private static ServerError Create(string description, int page) => ServerError.Create(Errors.InvalidToken, description, page);
}
