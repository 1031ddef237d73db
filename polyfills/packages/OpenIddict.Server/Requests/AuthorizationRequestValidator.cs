namespace OpenIddict.Server;

/// <summary>Validates authorization requests. The redirect URI of the response is known only after the last check.</summary>
internal sealed class AuthorizationRequestValidator(
    IOpenIddictApplicationManager applications, ClientAuthenticator clients, ScopeValidator scopes, TokenValidator tokens)
{
    public async ValueTask<ServerError?> ValidateAsync(OpenIddictServerTransaction transaction)
    {
        var request = transaction.Request;
        if (AuthorizationRequestParameters.Validate(request, transaction.Options) is { } parameterError)
        {
            return parameterError;
        }

        if (await clients.IdentifyAsync(transaction, Errors.InvalidRequest) is { } clientError)
        {
            return clientError;
        }

        await ReadHintAsync(transaction, tokens);
        var application = await applications.FindByClientIdAsync(request.ClientId!, transaction.CancellationToken)
            ?? throw new InvalidOperationException("The client was deleted while its request was served.");
        var (redirectUri, uriError) = await ResolveRedirectUriAsync(application, transaction);
        if (uriError is not null)
        {
            return uriError;
        }

        if (!await scopes.ExistAsync(transaction))
        {
            return RequestErrors.UnknownScope;
        }

        if (await ValidatePermissionsAsync(application, transaction) is { } permissionError)
        {
            return permissionError;
        }

        if (string.IsNullOrEmpty(request.CodeChallenge)
            && await applications.HasRequirementAsync(
                application, Requirements.Features.ProofKeyForCodeExchange, transaction.CancellationToken))
        {
            return RequestErrors.RequiredOfClient(Parameters.CodeChallenge);
        }

        if (transaction.Hint is { } hint && !hint.HasAudience(request.ClientId!) && !hint.HasPresenter(request.ClientId!))
        {
            return RequestErrors.ForeignIdentityTokenHint;
        }

        transaction.RedirectUri = redirectUri;
        return null;
    }

    /// <summary>A hint that cannot be validated is no reason to refuse a request, nor is one that is expired.</summary>
    internal static async ValueTask ReadHintAsync(OpenIddictServerTransaction transaction, TokenValidator tokens)
    {
        if (transaction.Request.IdTokenHint is { Length: > 0 } token)
        {
            var outcome = await tokens.ValidateAsync(transaction, token, [TokenTypeHints.IdToken], ignoreLifetime: true);
            transaction.Hint = outcome.Principal;
        }
    }

    private async ValueTask<(string? Uri, ServerError? Error)> ResolveRedirectUriAsync(object application, OpenIddictServerTransaction transaction)
    {
        if (transaction.Request.RedirectUri is { Length: > 0 } uri)
        {
            return await applications.ValidateRedirectUriAsync(application, uri, transaction.CancellationToken)
                ? (uri, null)
                : (null, RequestErrors.InvalidRedirectUri);
        }

        var registered = await applications.GetRedirectUrisAsync(application, transaction.CancellationToken);
        return registered is [var single] ? (single, null) : (null, RequestErrors.Missing(Parameters.RedirectUri));
    }

    private async ValueTask<ServerError?> ValidatePermissionsAsync(object application, OpenIddictServerTransaction transaction)
    {
        var (request, cancellationToken) = (transaction.Request, transaction.CancellationToken);
        if (!await applications.HasPermissionAsync(application, Permissions.Endpoints.Authorization, cancellationToken))
        {
            return ClientErrors.AuthorizationEndpoint;
        }

        if (!await applications.HasPermissionAsync(application, Permissions.GrantTypes.AuthorizationCode, cancellationToken))
        {
            return ClientErrors.AuthorizationCodeFlow;
        }

        if (request.HasScope(Scopes.OfflineAccess)
            && !await applications.HasPermissionAsync(application, Permissions.GrantTypes.RefreshToken, cancellationToken))
        {
            return ClientErrors.OfflineAccess;
        }

        var types = request.GetResponseTypes();
        var permissions = await applications.GetPermissionsAsync(application, cancellationToken);
        if (!permissions.Any(permission => permission.StartsWith(Permissions.Prefixes.ResponseType, StringComparison.Ordinal)
            && permission[Permissions.Prefixes.ResponseType.Length..].Split(' ').ToHashSet(StringComparer.Ordinal).SetEquals(types)))
        {
            return ClientErrors.ResponseType;
        }

        return await scopes.ArePermittedAsync(application, transaction) ? null : ClientErrors.Scope;
    }
}
