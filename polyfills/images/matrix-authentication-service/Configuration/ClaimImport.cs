using MatrixAuthenticationService.Templating;

namespace MatrixAuthenticationService.Configuration;

/// <summary>One attribute of an account and the template that takes it out of the provider's claims.</summary>
internal sealed record ClaimImport(ImportAction Action, Template Template)
{
    private static readonly Dictionary<string, ImportAction> Actions = new()
    {
        ["ignore"] = ImportAction.Ignore,
        ["suggest"] = ImportAction.Suggest,
        ["force"] = ImportAction.Force,
        ["require"] = ImportAction.Require,
    };

    public static ClaimImport From(ConfigurationNode node, string defaultTemplate) => new(
        node["action"].Choice(Actions, ImportAction.Ignore),
        node["template"].Exists ? Template.From(node["template"]) : Template.Parse(defaultTemplate));
}
