namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class TokenTypes
    {
        public const string Bearer = "Bearer";
    }
}
