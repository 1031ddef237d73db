namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class ResponseTypes
    {
        public const string Code = "code";
        public const string IdToken = "id_token";
        public const string None = "none";
        public const string Token = "token";
    }
}
