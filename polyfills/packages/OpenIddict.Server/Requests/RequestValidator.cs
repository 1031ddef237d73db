namespace OpenIddict.Server;

/// <summary>Validates requests of all endpoints.</summary>
internal sealed class RequestValidator(
    AuthorizationRequestValidator authorization,
    TokenRequestValidator token,
    EndSessionRequestValidator endSession,
    TokenManagementRequestValidator management,
    TokenValidator tokens)
{
    public ValueTask<ServerError?> ValidateAsync(OpenIddictServerTransaction transaction) => transaction.EndpointType switch
    {
        OpenIddictServerEndpointType.Authorization => authorization.ValidateAsync(transaction),
        OpenIddictServerEndpointType.Token => token.ValidateAsync(transaction),
        OpenIddictServerEndpointType.EndSession => endSession.ValidateAsync(transaction),
        OpenIddictServerEndpointType.UserInfo => ValidateUserInfoAsync(transaction),
        OpenIddictServerEndpointType.Introspection or OpenIddictServerEndpointType.Revocation => management.ValidateAsync(transaction),
        _ => ValueTask.FromResult<ServerError?>(null),
    };

    private async ValueTask<ServerError?> ValidateUserInfoAsync(OpenIddictServerTransaction transaction)
    {
        if (string.IsNullOrEmpty(transaction.Request.AccessToken))
        {
            return TokenErrors.Missing;
        }

        var outcome = await tokens.ValidateAsync(transaction, transaction.Request.AccessToken, TokenTypeHints.AccessToken);
        transaction.Principal = outcome.Principal;
        return outcome.Error;
    }
}
