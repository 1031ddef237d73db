namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class Destinations
    {
        public const string AccessToken = "access_token";
        public const string IdentityToken = "id_token";
    }
}
