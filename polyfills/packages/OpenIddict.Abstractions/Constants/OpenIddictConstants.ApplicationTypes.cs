namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class ApplicationTypes
    {
        public const string Native = "native";
        public const string Web = "web";
    }
}
