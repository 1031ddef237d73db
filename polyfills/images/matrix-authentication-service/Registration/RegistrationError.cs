namespace MatrixAuthenticationService.Registration;

/// <summary>The errors of RFC 7591.</summary>
internal static class RegistrationError
{
    public static OAuthError RedirectUri(string description) => new(StatusCodes.Status400BadRequest, "invalid_redirect_uri", description);

    public static OAuthError Metadata(string description) => new(StatusCodes.Status400BadRequest, "invalid_client_metadata", description);
}
