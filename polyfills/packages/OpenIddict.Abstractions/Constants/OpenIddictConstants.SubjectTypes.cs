namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class SubjectTypes
    {
        public const string Pairwise = "pairwise";
        public const string Public = "public";
    }
}
