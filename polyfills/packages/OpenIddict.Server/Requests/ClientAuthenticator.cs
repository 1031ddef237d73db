using Microsoft.Extensions.Logging;

namespace OpenIddict.Server;

/// <summary>Finds the client of a request and authenticates it where the endpoint wants that.</summary>
internal sealed class ClientAuthenticator(IOpenIddictApplicationManager applications, ClientAssertionValidator assertions)
{
    public static ServerError? ValidateParameters(OpenIddictRequest request)
    {
        var hasAssertion = !string.IsNullOrEmpty(request.ClientAssertion);
        var hasType = !string.IsNullOrEmpty(request.ClientAssertionType);
        if (hasAssertion != hasType)
        {
            return hasAssertion
                ? RequestErrors.Orphan(Parameters.ClientAssertion, Parameters.ClientAssertionType)
                : RequestErrors.Orphan(Parameters.ClientAssertionType, Parameters.ClientAssertion);
        }

        if (hasAssertion && !string.IsNullOrEmpty(request.ClientSecret))
        {
            return RequestErrors.SeveralCredentials;
        }

        return hasType && request.ClientAssertionType is not ClientAssertionValidator.SupportedType ? ClientErrors.UnsupportedAssertion : null;
    }

    /// <summary>For endpoints that browsers are sent to: the client is named, not authenticated.</summary>
    public async ValueTask<ServerError?> IdentifyAsync(OpenIddictServerTransaction transaction, string error)
        => await applications.FindByClientIdAsync(transaction.Request.ClientId!, transaction.CancellationToken) is null
            ? ClientErrors.UnknownIdentifier(error)
            : null;

    public async ValueTask<ServerError?> AuthenticateAsync(OpenIddictServerTransaction transaction)
    {
        var request = transaction.Request;
        if (!string.IsNullOrEmpty(request.ClientAssertion)
            && await assertions.ValidateAsync(transaction, request.ClientAssertion) is { } assertionError)
        {
            return assertionError;
        }

        if (string.IsNullOrEmpty(request.ClientId))
        {
            return ClientErrors.MissingIdentifier;
        }

        var application = await applications.FindByClientIdAsync(request.ClientId, transaction.CancellationToken);
        if (application is null)
        {
            return ClientErrors.UnknownIdentifier(Errors.InvalidClient);
        }

        return await applications.HasClientTypeAsync(application, ClientTypes.Public, transaction.CancellationToken)
            ? ValidatePublicClient(request)
            : await ValidateConfidentialClientAsync(application, request, transaction.CancellationToken);
    }

    private static ServerError? ValidatePublicClient(OpenIddictRequest request) => request switch
    {
        _ when request.IsClientCredentialsGrantType() => ClientErrors.PublicClientGrant,
        { ClientAssertion.Length: > 0 } => ClientErrors.NotForPublicClients(Parameters.ClientAssertion),
        { ClientSecret.Length: > 0 } => ClientErrors.NotForPublicClients(Parameters.ClientSecret),
        _ => null,
    };

    private async ValueTask<ServerError?> ValidateConfidentialClientAsync(
        object application, OpenIddictRequest request, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(request.ClientAssertion))
        {
            return null;
        }

        if (string.IsNullOrEmpty(request.ClientSecret))
        {
            return ClientErrors.SecretNeeded;
        }

        return await applications.ValidateClientSecretAsync(application, request.ClientSecret, cancellationToken)
            ? null
            : ClientErrors.InvalidCredentials;
    }
}
