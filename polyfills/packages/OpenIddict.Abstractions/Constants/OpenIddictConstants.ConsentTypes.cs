namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class ConsentTypes
    {
        public const string Explicit = "explicit";
        public const string External = "external";
        public const string Implicit = "implicit";
        public const string Systematic = "systematic";
    }
}
