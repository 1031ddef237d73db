namespace MatrixAuthenticationService.Tokens;

/// <summary><c>/oauth2/userinfo</c>.</summary>
internal static class UserinfoEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpContext context, TokenLookup tokens)
    {
        if (Bearer.Read(context.Request) is not { } text
            || await tokens.FindAsync(text, context.RequestAborted) is not { Kind: TokenKind.AccessToken, User: { } user } token
            || !token.Scope.Contains(Scope.OpenId))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        await tokens.RecordUseAsync(token, ClientAddress.Ip(context), context.RequestAborted);
        return Results.Json(new { sub = user.Id, username = user.Username });
    }
}
