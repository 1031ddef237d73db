namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class TokenTypeHints
    {
        public const string AccessToken = "access_token";
        public const string AuthorizationCode = "authorization_code";
        public const string ClientAssertion = "client_assertion";
        public const string DeviceCode = "device_code";
        public const string IdToken = "id_token";
        public const string RefreshToken = "refresh_token";
        public const string StateToken = "state_token";
        public const string UserInfoToken = "userinfo_token";
        public const string UserCode = "user_code";
    }
}
