namespace MatrixAuthenticationService.Tokens;

/// <summary><c>POST /oauth2/token</c>.</summary>
internal sealed class TokenEndpoint(
    ClientAuthenticator authenticator, CodeExchange codes, TokenRefresh refreshes, ClientCredentialsGrant clientCredentials)
{
    public async Task<IResult> PostAsync(HttpContext context)
    {
        if (await context.Request.TryReadFormAsync(context.RequestAborted) is not { } form || form.Field("grant_type") is not { } grantType)
        {
            return OAuthError.InvalidRequest();
        }

        var (client, error) = await authenticator.AuthenticateAsync(context, form);
        if (client is null)
        {
            return error!;
        }

        if (!GrantTypes.Offered.Contains(grantType))
        {
            return OAuthError.UnsupportedGrantType();
        }

        if (!client.MayUse(grantType))
        {
            return OAuthError.UnauthorizedClient();
        }

        return grantType switch
        {
            GrantTypes.AuthorizationCode => await codes.ExchangeAsync(context, client, form),
            GrantTypes.RefreshToken => await refreshes.RefreshAsync(context, client, form),
            _ => await clientCredentials.GrantAsync(context, client, form),
        };
    }
}
