namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class Requirements
    {
        public static class Features
        {
            public const string ProofKeyForCodeExchange = "ft:pkce";
            public const string PushedAuthorizationRequests = "ft:par";
        }
    }
}
