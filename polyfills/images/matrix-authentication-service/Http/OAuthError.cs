namespace MatrixAuthenticationService.Http;

/// <summary>An error of the OAuth endpoints.</summary>
internal sealed class OAuthError(int status, string error, string description) : IResult
{
    public string Error { get; } = error;

    public string Description { get; } = description;

    public static OAuthError InvalidRequest(string description = "The request is missing a parameter or is malformed") =>
        new(StatusCodes.Status400BadRequest, "invalid_request", description);

    public static OAuthError InvalidGrant() =>
        new(StatusCodes.Status400BadRequest, "invalid_grant", "The grant or token is invalid, expired, revoked or was issued to another client");

    public static OAuthError InvalidClient() =>
        new(StatusCodes.Status401Unauthorized, "invalid_client", "Client authentication failed");

    public static OAuthError UnauthorizedClient() =>
        new(StatusCodes.Status401Unauthorized, "unauthorized_client", "The client is not authorized for this request");

    public static OAuthError UnsupportedGrantType() =>
        new(StatusCodes.Status400BadRequest, "unsupported_grant_type", "The grant type is not supported");

    public static OAuthError AccessDenied() =>
        new(StatusCodes.Status401Unauthorized, "access_denied", "The request is not allowed for these credentials");

    public static OAuthError ServerError() =>
        new(StatusCodes.Status500InternalServerError, "server_error", "The request could not be carried out");

    public Task ExecuteAsync(HttpContext httpContext) =>
        Results.Json(new { error = Error, error_description = Description }, statusCode: status).ExecuteAsync(httpContext);
}
