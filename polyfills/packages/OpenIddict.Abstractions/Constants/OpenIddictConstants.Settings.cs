namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class Settings
    {
        public static class TokenLifetimes
        {
            public const string AccessToken = "tkn_lft:act";
            public const string AuthorizationCode = "tkn_lft:auc";
            public const string DeviceCode = "tkn_lft:dvc";
            public const string IdentityToken = "tkn_lft:idt";
            public const string RefreshToken = "tkn_lft:reft";
            public const string RequestToken = "tkn_lft:reqt";
            public const string UserCode = "tkn_lft:usrc";
        }
    }
}
