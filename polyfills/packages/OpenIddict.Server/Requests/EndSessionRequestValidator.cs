using System.Security.Claims;

namespace OpenIddict.Server;

/// <summary>OpenID Connect RP-Initiated Logout 1.0 section 2.</summary>
internal sealed class EndSessionRequestValidator(
    IOpenIddictApplicationManager applications, ClientAuthenticator clients, TokenValidator tokens)
{
    public async ValueTask<ServerError?> ValidateAsync(OpenIddictServerTransaction transaction)
    {
        var request = transaction.Request;
        var uri = request.PostLogoutRedirectUri;
        if (!string.IsNullOrEmpty(uri) && UriParameter.Validate(Parameters.PostLogoutRedirectUri, uri) is { } uriError)
        {
            return uriError;
        }

        var hasClient = !string.IsNullOrEmpty(request.ClientId);
        if (hasClient && await clients.IdentifyAsync(transaction, Errors.InvalidRequest) is { } clientError)
        {
            return clientError;
        }

        await AuthorizationRequestValidator.ReadHintAsync(transaction, tokens);
        var error = hasClient
            ? await ValidateClientAsync(transaction, request.ClientId!, uri)
            : await ValidateUriAsync(transaction, uri);
        if (error is not null)
        {
            return error;
        }

        if (transaction.Hint is { } hint && !await IsForClientAsync(hint, transaction))
        {
            return RequestErrors.ForeignIdentityTokenHint;
        }

        transaction.RedirectUri = uri;
        return null;
    }

    private async ValueTask<ServerError?> ValidateClientAsync(OpenIddictServerTransaction transaction, string client, string? uri)
    {
        var application = await applications.FindByClientIdAsync(client, transaction.CancellationToken)
            ?? throw new InvalidOperationException("The client was deleted while its request was served.");
        if (!string.IsNullOrEmpty(uri)
            && !await applications.ValidatePostLogoutRedirectUriAsync(application, uri, transaction.CancellationToken))
        {
            return RequestErrors.InvalidPostLogoutRedirectUri;
        }

        return await IsPermittedAsync(application, transaction) ? null : ClientErrors.EndSessionEndpoint;
    }

    private async ValueTask<ServerError?> ValidateUriAsync(OpenIddictServerTransaction transaction, string? uri)
    {
        if (string.IsNullOrEmpty(uri))
        {
            return null;
        }

        // Native clients register loopback addresses without the port that they will listen on.
        var parsed = new Uri(uri, UriKind.Absolute);
        string[] candidates = parsed is { IsLoopback: true, IsDefaultPort: false }
            ? [uri, new UriBuilder(parsed) { Port = -1 }.Uri.AbsoluteUri]
            : [uri];
        foreach (var candidate in candidates)
        {
            await foreach (var application in applications.FindByPostLogoutRedirectUriAsync(candidate, transaction.CancellationToken))
            {
                if (await IsPermittedAsync(application, transaction)
                    && await applications.ValidatePostLogoutRedirectUriAsync(application, uri, transaction.CancellationToken))
                {
                    return null;
                }
            }
        }

        return RequestErrors.InvalidPostLogoutRedirectUri;
    }

    private async ValueTask<bool> IsForClientAsync(ClaimsPrincipal hint, OpenIddictServerTransaction transaction)
    {
        var request = transaction.Request;
        if (!string.IsNullOrEmpty(request.ClientId))
        {
            return hint.HasAudience(request.ClientId) || hint.HasPresenter(request.ClientId);
        }

        if (string.IsNullOrEmpty(request.PostLogoutRedirectUri))
        {
            return true;
        }

        foreach (var client in hint.GetAudiences().Union(hint.GetPresenters(), StringComparer.Ordinal))
        {
            if (await applications.FindByClientIdAsync(client, transaction.CancellationToken) is { } application
                && await IsPermittedAsync(application, transaction)
                && await applications.ValidatePostLogoutRedirectUriAsync(
                    application, request.PostLogoutRedirectUri, transaction.CancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private ValueTask<bool> IsPermittedAsync(object application, OpenIddictServerTransaction transaction)
        => applications.HasPermissionAsync(application, Permissions.Endpoints.EndSession, transaction.CancellationToken);
}
