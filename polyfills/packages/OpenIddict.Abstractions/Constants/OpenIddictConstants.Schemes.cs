namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class Schemes
    {
        public const string Basic = "Basic";
        public const string Bearer = "Bearer";
    }
}
