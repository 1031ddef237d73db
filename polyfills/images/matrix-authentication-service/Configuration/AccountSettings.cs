namespace MatrixAuthenticationService.Configuration;

/// <summary>What users may change on their account page.</summary>
internal sealed record AccountSettings(bool DisplayNameChangeAllowed, bool EmailChangeAllowed, bool DeactivationAllowed)
{
    public static AccountSettings From(ConfigurationNode node) => new(
        node["displayname_change_allowed"].Flag(true),
        node["email_change_allowed"].Flag(true),
        node["account_deactivation_allowed"].Flag(true));
}
