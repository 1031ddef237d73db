namespace MatrixAuthenticationService.Tokens;

/// <summary>The grant <c>client_credentials</c>: a token for the client itself, never one for Matrix.</summary>
internal sealed class ClientCredentialsGrant(
    Database database, OAuthSessionStore sessions, OAuthTokenStore tokens, ScopePolicy policy, TokenSettings settings)
{
    public async Task<IResult> GrantAsync(HttpContext context, Client client, IFormCollection form)
    {
        if (Scope.TryParse(form.Field("scope") ?? "") is not { } scope)
        {
            return OAuthError.InvalidRequest("The scope is malformed");
        }

        if (policy.ViolationsOfClient(scope, client.Id) is { Count: > 0 } violations)
        {
            return new OAuthError(StatusCodes.Status403Forbidden, "invalid_scope", string.Join("; ", violations));
        }

        await using var transaction = await database.BeginAsync(context.RequestAborted);
        var session = await sessions.AddAsync(client, null, scope, ClientAddress.UserAgent(context), context.RequestAborted);
        var access = await tokens.AddAccessTokenAsync(session.Id, context.RequestAborted);
        await transaction.CommitAsync(context.RequestAborted);
        return new TokenAnswer(access, null, null, scope, settings.AccessTokenLifetime);
    }
}
