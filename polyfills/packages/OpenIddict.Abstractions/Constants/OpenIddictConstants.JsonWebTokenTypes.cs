namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class JsonWebTokenTypes
    {
        public const string AccessToken = "at+jwt";
        public const string Jwt = "JWT";

        public static class Private
        {
            public const string AuthorizationCode = "oi_auc+jwt";
            public const string RefreshToken = "oi_reft+jwt";
        }
    }
}
