using System.Security.Claims;

namespace OpenIddict.Server;

/// <summary>Turns the principal that the application signs in with into a response with codes and tokens.</summary>
internal sealed class SignInProcessor(
    SignInTokens issued,
    IOpenIddictApplicationManager applications,
    IOpenIddictAuthorizationManager authorizations,
    IOpenIddictTokenManager tokens)
{
    /// <returns>Null if the response is ready, else why no tokens are issued.</returns>
    public async ValueTask<ServerError?> ProcessAsync(
        OpenIddictServerTransaction transaction, ClaimsPrincipal user, IReadOnlyDictionary<string, OpenIddictParameter> parameters)
    {
        SignInPrincipal.ThrowIfInvalid(transaction, user);

        // First of all, so that whatever goes wrong later, the code is not good for a second try.
        if (await RedeemAsync(transaction) is { } error)
        {
            return error;
        }

        var principal = SignInPrincipal.Complete(transaction, user);
        var response = new OpenIddictResponse();
        foreach (var (name, value) in parameters)
        {
            response.SetParameter(name, value);
        }

        if (NeedsAuthorization(transaction, principal))
        {
            principal.SetAuthorizationId(await CreateAuthorizationAsync(transaction, principal));
        }

        await issued.AddToAsync(response, transaction, principal);
        transaction.Response = response;
        return null;
    }

    private static bool NeedsAuthorization(OpenIddictServerTransaction transaction, ClaimsPrincipal principal)
        => string.IsNullOrEmpty(principal.GetAuthorizationId())
            && (transaction.EndpointType is OpenIddictServerEndpointType.Authorization || principal.HasScope(Scopes.OfflineAccess));

    private async ValueTask<ServerError?> RedeemAsync(OpenIddictServerTransaction transaction)
    {
        var request = transaction.Request;
        var isCode = request.IsAuthorizationCodeGrantType();
        var isRefresh = request.IsRefreshTokenGrantType() && !transaction.Options.DisableRollingRefreshTokens;
        if (transaction.EndpointType is not OpenIddictServerEndpointType.Token || !(isCode || isRefresh))
        {
            return null;
        }

        if (transaction.Principal?.GetTokenId() is not { Length: > 0 } identifier
            || await tokens.FindByIdAsync(identifier, transaction.CancellationToken) is not { } token)
        {
            return null;
        }

        // Parallel refreshes within the leeway may all succeed, parallel redemptions of a code may not.
        return await tokens.TryRedeemAsync(token, transaction.CancellationToken) || isRefresh
            ? null
            : TokenErrors.Redeemed(TokenTypeHints.AuthorizationCode) with { Error = Errors.InvalidGrant };
    }

    /// <summary>What ties the tokens of one sign-in together, so that they can be revoked together.</summary>
    private async ValueTask<string?> CreateAuthorizationAsync(OpenIddictServerTransaction transaction, ClaimsPrincipal principal)
    {
        var cancellationToken = transaction.CancellationToken;
        var descriptor = new OpenIddictAuthorizationDescriptor
        {
            CreationDate = transaction.Now,
            Principal = principal,
            Status = Statuses.Valid,
            Subject = principal.GetClaim(Claims.Subject),
            Type = AuthorizationTypes.AdHoc,
        };
        descriptor.Scopes.UnionWith(principal.GetScopes());
        if (transaction.Request.ClientId is { Length: > 0 } client
            && await applications.FindByClientIdAsync(client, cancellationToken) is { } application)
        {
            descriptor.ApplicationId = await applications.GetIdAsync(application, cancellationToken);
        }

        return await authorizations.GetIdAsync(await authorizations.CreateAsync(descriptor, cancellationToken), cancellationToken);
    }
}
