namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class ClientTypes
    {
        public const string Confidential = "confidential";
        public const string Public = "public";
    }
}
