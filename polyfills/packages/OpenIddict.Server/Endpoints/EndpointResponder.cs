namespace OpenIddict.Server;

/// <summary>Answers valid requests of the endpoints that need nothing of the application.</summary>
internal sealed class EndpointResponder(IntrospectionResponse introspection, IOpenIddictTokenManager tokens)
{
    /// <returns>The response, or null where the application's own handler has to answer.</returns>
    public async ValueTask<OpenIddictResponse?> RespondAsync(OpenIddictServerTransaction transaction) => transaction.EndpointType switch
    {
        OpenIddictServerEndpointType.Configuration => DiscoveryDocument.Create(transaction),
        OpenIddictServerEndpointType.JsonWebKeySet => KeySetDocument.Create(transaction),
        OpenIddictServerEndpointType.Introspection => await introspection.CreateAsync(transaction),
        OpenIddictServerEndpointType.Revocation => await RevokeAsync(transaction),
        _ => null,
    };

    /// <summary>Who asks about a token that is not good, or not theirs, learns nothing about it (RFC 7009 and 7662 section 2.2).</summary>
    public static OpenIddictResponse? RespondTo(ServerError error, OpenIddictServerTransaction transaction)
        => (transaction.EndpointType, error.Error) switch
        {
            (OpenIddictServerEndpointType.Introspection, Errors.InvalidToken) => IntrospectionResponse.Inactive(),
            (OpenIddictServerEndpointType.Revocation, Errors.InvalidToken) => new OpenIddictResponse(),
            _ => null,
        };

    private async ValueTask<OpenIddictResponse> RevokeAsync(OpenIddictServerTransaction transaction)
    {
        // A token without entry, or one that another request has changed meanwhile, is not valid any more.
        if (transaction.Principal!.GetTokenId() is { Length: > 0 } identifier
            && await tokens.FindByIdAsync(identifier, transaction.CancellationToken) is { } token
            && !await tokens.TryRevokeAsync(token, transaction.CancellationToken)
            && await tokens.FindByIdAsync(identifier, transaction.CancellationToken) is { } changed)
        {
            await tokens.TryRevokeAsync(changed, transaction.CancellationToken);
        }

        return new OpenIddictResponse();
    }
}
