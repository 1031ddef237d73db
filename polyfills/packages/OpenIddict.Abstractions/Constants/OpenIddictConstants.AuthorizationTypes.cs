namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class AuthorizationTypes
    {
        public const string AdHoc = "ad-hoc";
        public const string Permanent = "permanent";
    }
}
