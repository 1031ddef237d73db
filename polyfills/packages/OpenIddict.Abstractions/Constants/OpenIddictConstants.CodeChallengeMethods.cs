namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class CodeChallengeMethods
    {
        public const string Plain = "plain";
        public const string Sha256 = "S256";
    }
}
