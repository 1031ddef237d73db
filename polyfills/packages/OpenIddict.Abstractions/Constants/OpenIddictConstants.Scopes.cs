namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class Scopes
    {
        public const string Address = "address";
        public const string Email = "email";
        public const string OfflineAccess = "offline_access";
        public const string OpenId = "openid";
        public const string Phone = "phone";
        public const string Profile = "profile";
        public const string Roles = "roles";
    }
}
