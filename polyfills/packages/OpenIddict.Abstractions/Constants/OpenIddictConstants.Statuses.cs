namespace OpenIddict.Abstractions;

public static partial class OpenIddictConstants
{
    public static class Statuses
    {
        public const string Inactive = "inactive";
        public const string Redeemed = "redeemed";
        public const string Rejected = "rejected";
        public const string Revoked = "revoked";
        public const string Valid = "valid";
    }
}
