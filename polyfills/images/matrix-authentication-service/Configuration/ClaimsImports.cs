using MatrixAuthenticationService.Templating;

namespace MatrixAuthenticationService.Configuration;

/// <summary>How an account is made from a provider's claims.</summary>
internal sealed record ClaimsImports(
    bool SkipConfirmation,
    Template Subject,
    ClaimImport Localpart,
    LocalpartConflict OnConflict,
    ClaimImport DisplayName,
    ClaimImport Email,
    Template? AccountName)
{
    private static readonly Dictionary<string, LocalpartConflict> Conflicts = new()
    {
        ["fail"] = LocalpartConflict.Fail,
        ["add"] = LocalpartConflict.Add,
        ["replace"] = LocalpartConflict.Replace,
        ["set"] = LocalpartConflict.Set,
    };

    public static ClaimsImports From(ConfigurationNode node)
    {
        var result = new ClaimsImports(
            node["skip_confirmation"].Flag(false),
            node["subject"]["template"].Exists ? Template.From(node["subject"]["template"]) : Template.Parse("{{ user.sub }}"),
            ClaimImport.From(node["localpart"], "{{ user.preferred_username }}"),
            node["localpart"]["on_conflict"].Choice(Conflicts, LocalpartConflict.Fail),
            ClaimImport.From(node["displayname"], "{{ user.name }}"),
            ClaimImport.From(node["email"], "{{ user.email }}"),
            node["account_name"]["template"].Exists ? Template.From(node["account_name"]["template"]) : null);
        if (result.SkipConfirmation && result.Localpart.Action != ImportAction.Require)
        {
            throw node["skip_confirmation"].Error("needs localpart.action require");
        }

        if (result.SkipConfirmation && (result.DisplayName.Action == ImportAction.Suggest || result.Email.Action == ImportAction.Suggest))
        {
            throw node["skip_confirmation"].Error("must not be combined with the action suggest");
        }

        if (result.OnConflict != LocalpartConflict.Fail && result.Localpart.Action is (ImportAction.Ignore or ImportAction.Suggest))
        {
            throw node["localpart"]["on_conflict"].Error("needs localpart.action force or require");
        }

        return result;
    }
}
