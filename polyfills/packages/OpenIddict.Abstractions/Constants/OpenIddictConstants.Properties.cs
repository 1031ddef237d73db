namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class Properties
    {
        public const string Destinations = ".destinations";
    }
}
