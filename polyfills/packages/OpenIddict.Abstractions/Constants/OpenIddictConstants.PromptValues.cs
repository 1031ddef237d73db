namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class PromptValues
    {
        public const string Consent = "consent";
        public const string Create = "create";
        public const string Login = "login";
        public const string None = "none";
        public const string SelectAccount = "select_account";
    }
}
