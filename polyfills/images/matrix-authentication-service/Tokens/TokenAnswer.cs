using System.Text.Json.Serialization;

namespace MatrixAuthenticationService.Tokens;

/// <summary>A successful answer of the token endpoint.</summary>
internal sealed class TokenAnswer(IssuedToken accessToken, IssuedToken? refreshToken, string? idToken, Scope scope, TimeSpan lifetime) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "no-store";
        httpContext.Response.Headers.Pragma = "no-cache";
        var body = new Body(
            accessToken.Text, refreshToken?.Text, idToken, "Bearer", (int)lifetime.TotalSeconds, scope.IsEmpty ? null : scope.ToString());
        return Results.Json(body).ExecuteAsync(httpContext);
    }

    private sealed record Body(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("refresh_token"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefreshToken,
        [property: JsonPropertyName("id_token"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? IdToken,
        [property: JsonPropertyName("token_type")] string TokenType,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("scope"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Scope);
}
