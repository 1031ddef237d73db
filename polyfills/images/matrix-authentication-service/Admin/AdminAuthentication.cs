namespace MatrixAuthenticationService.Admin;

/// <summary>Lets only tokens with the scope <c>urn:mas:admin</c> through.</summary>
internal sealed class AdminAuthentication : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Bearer.Read(http.Request) is not { } text)
        {
            return AdminError.BadRequest("Missing or invalid authorization header");
        }

        var tokens = http.RequestServices.GetRequiredService<TokenLookup>();
        if (await tokens.FindAsync(text, http.RequestAborted) is not { Kind: TokenKind.AccessToken or TokenKind.PersonalAccessToken } token)
        {
            return AdminError.Unauthorized("Unknown, expired or revoked access token");
        }

        if (!token.Scope.Contains(Scope.MasAdmin))
        {
            return AdminError.Unauthorized("Missing the scope urn:mas:admin");
        }

        await tokens.RecordUseAsync(token, ClientAddress.Ip(http), http.RequestAborted);
        http.Features.Set(token.User is { } user ? new AdminCaller(null, user.Id) : new AdminCaller(token.ClientId, null));
        return await next(context);
    }
}
