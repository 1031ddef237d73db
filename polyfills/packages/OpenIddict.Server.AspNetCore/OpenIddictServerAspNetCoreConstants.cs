namespace OpenIddict.Server.AspNetCore;

public static class OpenIddictServerAspNetCoreConstants
{
    public static class Properties
    {
        public const string AccessTokenPrincipal = ".access_token_principal";
        public const string AuthorizationCodePrincipal = ".authorization_code_principal";
        public const string Error = ".error";
        public const string ErrorDescription = ".error_description";
        public const string ErrorUri = ".error_uri";
        public const string IdentityTokenPrincipal = ".identity_token_principal";
        public const string RefreshTokenPrincipal = ".refresh_token_principal";
        public const string Scope = ".scope";
    }
}
