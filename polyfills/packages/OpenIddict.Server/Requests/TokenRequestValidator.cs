namespace OpenIddict.Server;

/// <summary>
/// Validates token requests: the client is authenticated first, then the code or refresh token, and only then are permissions
/// looked at. A refused request does not redeem the code.
/// </summary>
internal sealed class TokenRequestValidator(
    IOpenIddictApplicationManager applications, ClientAuthenticator clients, ScopeValidator scopes, TokenValidator tokens)
{
    public async ValueTask<ServerError?> ValidateAsync(OpenIddictServerTransaction transaction)
    {
        var request = transaction.Request;
        if (TokenRequestParameters.Validate(request, transaction.Options) is { } parameterError)
        {
            return parameterError;
        }

        if (!await scopes.ExistAsync(transaction))
        {
            return RequestErrors.UnknownScope;
        }

        if (await clients.AuthenticateAsync(transaction) is { } clientError)
        {
            return clientError;
        }

        if (await ReadGrantAsync(transaction) is { } tokenError)
        {
            // RFC 6749 section 5.2 has one error for codes and refresh tokens that are not good.
            return tokenError.Error is Errors.InvalidToken ? tokenError with { Error = Errors.InvalidGrant } : tokenError;
        }

        var application = await applications.FindByClientIdAsync(request.ClientId!, transaction.CancellationToken)
            ?? throw new InvalidOperationException("The client was deleted while its request was served.");
        return await ValidatePermissionsAsync(application, transaction) ?? TokenGrant.Validate(transaction);
    }

    private async ValueTask<ServerError?> ReadGrantAsync(OpenIddictServerTransaction transaction)
    {
        var request = transaction.Request;
        var (token, type) = request.IsAuthorizationCodeGrantType() ? (request.Code, TokenTypeHints.AuthorizationCode)
            : request.IsRefreshTokenGrantType() ? (request.RefreshToken, TokenTypeHints.RefreshToken)
            : (null, string.Empty);
        if (token is null)
        {
            return null;
        }

        var outcome = await tokens.ValidateAsync(transaction, token, type);
        transaction.Principal = outcome.Principal;
        return outcome.Error;
    }

    private async ValueTask<ServerError?> ValidatePermissionsAsync(object application, OpenIddictServerTransaction transaction)
    {
        var (request, cancellationToken) = (transaction.Request, transaction.CancellationToken);
        if (!await applications.HasPermissionAsync(application, Permissions.Endpoints.Token, cancellationToken))
        {
            return ClientErrors.TokenEndpoint;
        }

        if (!await applications.HasPermissionAsync(application, Permissions.Prefixes.GrantType + request.GrantType, cancellationToken))
        {
            return ClientErrors.GrantType;
        }

        if (request.HasScope(Scopes.OfflineAccess)
            && !await applications.HasPermissionAsync(application, Permissions.GrantTypes.RefreshToken, cancellationToken))
        {
            return ClientErrors.OfflineAccess;
        }

        if (!await scopes.ArePermittedAsync(application, transaction))
        {
            return ClientErrors.Scope;
        }

        return request.IsAuthorizationCodeGrantType()
            && string.IsNullOrEmpty(request.CodeVerifier)
            && await applications.HasRequirementAsync(application, Requirements.Features.ProofKeyForCodeExchange, cancellationToken)
                ? RequestErrors.RequiredOfClient(Parameters.CodeVerifier)
                : null;
    }
}
