namespace OpenIddict.Server;

/// <summary>Introspection (RFC 7662) and revocation (RFC 7009) ask the same of a request, with different errors.</summary>
internal sealed class TokenManagementRequestValidator(
    IOpenIddictApplicationManager applications, ClientAuthenticator clients, TokenValidator tokens)
{
    public async ValueTask<ServerError?> ValidateAsync(OpenIddictServerTransaction transaction)
    {
        var request = transaction.Request;
        var isIntrospection = transaction.EndpointType is OpenIddictServerEndpointType.Introspection;
        if (string.IsNullOrEmpty(request.Token))
        {
            return RequestErrors.Missing(Parameters.Token);
        }

        var error = ClientAuthenticator.ValidateParameters(request) ?? await clients.AuthenticateAsync(transaction);
        if (error is not null)
        {
            return error;
        }

        // The hint is not needed: the kind of a token is part of it.
        var outcome = await tokens.ValidateAsync(
            transaction,
            request.Token,
            [TokenTypeHints.AccessToken, TokenTypeHints.AuthorizationCode, TokenTypeHints.IdToken, TokenTypeHints.RefreshToken],
            ignoreLifetime: false);
        if (outcome.Principal is not { } principal)
        {
            return outcome.Error;
        }

        var application = await applications.FindByClientIdAsync(request.ClientId!, transaction.CancellationToken)
            ?? throw new InvalidOperationException("The client was deleted while its request was served.");
        var (permission, endpointError) = isIntrospection
            ? (Permissions.Endpoints.Introspection, ClientErrors.IntrospectionEndpoint)
            : (Permissions.Endpoints.Revocation, ClientErrors.RevocationEndpoint);
        if (!await applications.HasPermissionAsync(application, permission, transaction.CancellationToken))
        {
            return endpointError;
        }

        if (principal.GetTokenType() is not (TokenTypeHints.AccessToken or TokenTypeHints.RefreshToken))
        {
            return isIntrospection ? TokenErrors.NotIntrospectable : TokenErrors.NotRevocable;
        }

        // The resource servers that an access token is meant for may handle it too; a refresh token is the client's alone.
        var isConcerned = principal.HasPresenter(request.ClientId!)
            || (principal.HasTokenType(TokenTypeHints.AccessToken) && principal.HasAudience(request.ClientId!));
        if (!isConcerned)
        {
            return isIntrospection ? TokenErrors.NotIntrospectableByClient : TokenErrors.NotRevocableByClient;
        }

        transaction.Principal = principal;
        return null;
    }
}
