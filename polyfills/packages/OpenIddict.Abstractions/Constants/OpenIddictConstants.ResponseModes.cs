namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class ResponseModes
    {
        public const string FormPost = "form_post";
        public const string Fragment = "fragment";
        public const string Query = "query";
    }
}
