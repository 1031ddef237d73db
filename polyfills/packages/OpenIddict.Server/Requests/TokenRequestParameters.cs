namespace OpenIddict.Server;

/// <summary>What can be said of a token request without knowing the client.</summary>
internal static class TokenRequestParameters
{
    public static ServerError? Validate(OpenIddictRequest request, OpenIddictServerOptions options)
    {
        if (string.IsNullOrEmpty(request.GrantType))
        {
            return RequestErrors.Missing(Parameters.GrantType);
        }

        if (!options.GrantTypes.Contains(request.GrantType))
        {
            return RequestErrors.Unsupported(Parameters.GrantType, Errors.UnsupportedGrantType);
        }

        if (request.HasScope(Scopes.OfflineAccess) && !options.GrantTypes.Contains(GrantTypes.RefreshToken))
        {
            return RequestErrors.ScopeNeedsFlow(Scopes.OfflineAccess);
        }

        return ValidateClient(request) ?? ValidateGrant(request, options);
    }

    private static ServerError? ValidateClient(OpenIddictRequest request)
    {
        if (!request.IsRefreshTokenGrantType() && string.IsNullOrEmpty(request.ClientId) && string.IsNullOrEmpty(request.ClientAssertion))
        {
            return RequestErrors.Missing(Parameters.ClientId);
        }

        if (request.IsAuthorizationCodeGrantType() && string.IsNullOrEmpty(request.Code))
        {
            return RequestErrors.Missing(Parameters.Code);
        }

        if (ClientAuthenticator.ValidateParameters(request) is { } error)
        {
            return error;
        }

        return request.IsClientCredentialsGrantType() && string.IsNullOrEmpty(request.ClientSecret) && string.IsNullOrEmpty(request.ClientAssertion)
            ? ClientErrors.CredentialsNeeded
            : null;
    }

    private static ServerError? ValidateGrant(OpenIddictRequest request, OpenIddictServerOptions options)
    {
        if (request.IsRefreshTokenGrantType() && string.IsNullOrEmpty(request.RefreshToken))
        {
            return RequestErrors.Missing(Parameters.RefreshToken);
        }

        if (!request.IsAuthorizationCodeGrantType())
        {
            return null;
        }

        if (options.RequireProofKeyForCodeExchange && string.IsNullOrEmpty(request.CodeVerifier))
        {
            return RequestErrors.Missing(Parameters.CodeVerifier);
        }

        // The scopes of a code were settled at the authorization endpoint.
        return string.IsNullOrEmpty(request.Scope) ? null : RequestErrors.NotAllowed(Parameters.Scope);
    }
}
