using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Tokens;

/// <summary><c>POST /oauth2/introspect</c>, for the homeserver and for confidential clients.</summary>
internal static class IntrospectionEndpoint
{
    public static async Task<IResult> PostAsync(
        HttpContext context, ClientAuthenticator authenticator, MatrixSettings matrix, TokenLookup tokens, TimeProvider time)
    {
        var form = await context.Request.TryReadFormAsync(context.RequestAborted);
        if (await RefusalAsync(context, authenticator, matrix, form ?? FormCollection.Empty) is { } refusal)
        {
            return refusal;
        }

        if (form?.Field("token") is not { } text)
        {
            return OAuthError.InvalidRequest();
        }

        if (await tokens.FindAsync(text, context.RequestAborted) is not { } token || HintContradicts(form.Field("token_type_hint"), token.Kind))
        {
            return Results.Json(new { active = false });
        }

        await tokens.RecordUseAsync(token, null, context.RequestAborted);
        return Results.Json(Describe(token, context.Request.Headers["X-MAS-Supports-Device-Id"] == "1", time.GetUtcNow()));
    }

    private static async Task<OAuthError?> RefusalAsync(
        HttpContext context, ClientAuthenticator authenticator, MatrixSettings matrix, IFormCollection form)
    {
        if (Bearer.Read(context.Request) is { } secret)
        {
            return Digests.SecretEquals(secret, matrix.Secret) ? null : OAuthError.AccessDenied();
        }

        var (client, error) = await authenticator.AuthenticateAsync(context, form);
        return client is { Method: ClientAuthentication.None } ? OAuthError.AccessDenied() : error;
    }

    private static bool IsRefresh(TokenKind kind) => kind is TokenKind.RefreshToken or TokenKind.CompatRefreshToken;

    private static bool HintContradicts(string? hint, TokenKind kind) => hint switch
    {
        "access_token" => IsRefresh(kind),
        "refresh_token" => !IsRefresh(kind),
        _ => false,
    };

    private static JsonObject Describe(ActiveToken token, bool supportsDeviceId, DateTimeOffset now)
    {
        var scope = token.DeviceId is { } device && !supportsDeviceId
            ? new Scope(token.Scope.Tokens.Append(Scope.StableDevice + device)).WithBothSpellings()
            : token.Scope.WithBothSpellings();
        var answer = new JsonObject
        {
            ["active"] = true,
            ["scope"] = scope.ToString(),
            ["client_id"] = token.ClientId,
            ["username"] = token.User?.Username,
            ["token_type"] = IsRefresh(token.Kind) ? "refresh_token" : "access_token",
            ["exp"] = token.ExpiresAt?.ToUnixTimeSeconds(),
            ["expires_in"] = token.ExpiresAt is { } expires ? (long)(expires - now).TotalSeconds : null,
            ["iat"] = token.IssuedAt.ToUnixTimeSeconds(),
            ["nbf"] = token.IssuedAt.ToUnixTimeSeconds(),
            ["sub"] = token.User?.Id,
            ["jti"] = token.Kind is TokenKind.AccessToken or TokenKind.RefreshToken ? token.TokenId : null,
            ["device_id"] = token.DeviceId,
        };
        foreach (var name in answer.Where(member => member.Value is null).Select(member => member.Key).ToArray())
        {
            answer.Remove(name);
        }

        return answer;
    }
}
