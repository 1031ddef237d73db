using System.Text;
using OpenMeet.AppHost.Kubernetes.Secrets.Vaults;
using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>
/// <c>.sops.yaml</c>: who may decrypt what, for <c>sops edit</c> and <c>sops updatekeys</c>. It follows from the settings.
/// </summary>
internal static class SopsRules
{
    public const string FileName = ".sops.yaml";

    /// <summary>Names stay readable, so that a change of one secret is seen in a diff; values do not.</summary>
    public const string EncryptedRegex = "^(data|stringData)$";

    /// <summary>The file for all environments that keep their secrets with SOPS.</summary>
    public static string Render(IEnumerable<DeploymentSettings> environments)
    {
        var text = new StringBuilder("# Follows from the settings in deploy/: dotnet run --project OpenMeet.AppHost -- secrets init\n");
        var rules = environments.Where(settings => settings.Secrets.Store == SecretStore.Sops)
            .OrderBy(settings => settings.Environment, StringComparer.Ordinal).Select(Rule).ToList();
        text.Append(rules.Count == 0 ? "creation_rules: []\n" : "creation_rules:\n");
        rules.ForEach(rule => text.Append(rule));
        return text.ToString();
    }

    private static string Rule(DeploymentSettings settings)
    {
        var path = SopsVault.PathOf(settings.Environment).Replace(".", "\\.", StringComparison.Ordinal);
        var recipients = settings.Secrets.AgeRecipients.Count == 0 ? "" : $"    age: {string.Join(',', settings.Secrets.AgeRecipients)}\n";
        return $"  - path_regex: ^{path}$\n    encrypted_regex: {EncryptedRegex}\n{recipients}";
    }
}
