using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Secrets.Checking;

/// <summary>What <c>secrets check</c> says.</summary>
/// <param name="Rows">Name, kind and state of each secret, then of everything else that is wrong.</param>
/// <param name="Notes">What could not be looked at.</param>
/// <param name="IsGood">Whether nothing is wrong.</param>
internal sealed record SecretReport(IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Notes, bool IsGood)
{
    /// <param name="manifest">The AppHost's manifest.</param>
    /// <param name="settings">The environment that is looked at.</param>
    /// <param name="environments">All environments, this one among them.</param>
    /// <param name="options">Where values come from.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public static async Task<SecretReport> MakeAsync(
        AppManifest manifest, DeploymentSettings settings, IReadOnlyList<DeploymentSettings> environments, SecretOptions options, CancellationToken cancellationToken)
    {
        var workspace = SecretWorkspace.Open(manifest, settings, options);
        var document = await workspace.ReadAsync(cancellationToken);
        var notes = new List<string>();
        var findings = new List<SecretFinding>();
        if (workspace.Vault is null)
        {
            notes.Add("The external store was not looked into: give its entry with --values, or the cluster's Secret (kubectl get secret -o json).");
        }
        else
        {
            findings.AddRange(SecretCheck.Run(document, workspace.Secrets, settings));
            findings.AddRange(await CompareAsync(workspace, document.Secrets, manifest, environments, options, notes, cancellationToken));
        }

        findings.AddRange(settings.Secrets.Store == SecretStore.External
            ? await CompareFileAsync(options.Root, ExternalSecretManifest.PathOf(settings.Environment), ExternalSecretManifest.Write(settings, workspace.Secrets, document.Annotations), cancellationToken)
            : await CompareFileAsync(options.Root, SopsRules.FileName, SopsRules.Render(environments), cancellationToken));

        if (await TrackedSecrets.FindAsync(options.Root, document.Secrets, cancellationToken) is { } tracked)
        {
            findings.AddRange(tracked);
        }
        else
        {
            notes.Add("This is no Git checkout: tracked files were not looked at.");
        }

        return new(Lines(workspace, findings), notes, findings.Count == 0);
    }

    private static async Task<IEnumerable<SecretFinding>> CompareAsync(
        SecretWorkspace workspace, SecretSet set, AppManifest manifest, IReadOnlyList<DeploymentSettings> environments, SecretOptions options, List<string> notes, CancellationToken cancellationToken)
    {
        var findings = new List<SecretFinding>();
        foreach (var other in environments.Where(other => other.Environment != workspace.Settings.Environment))
        {
            try
            {
                var theirs = SecretWorkspace.Open(manifest, other, options with { Plain = null, Values = null });
                if (theirs.Vault is not null)
                {
                    findings.AddRange(DistinctSecrets.Across(set, (await theirs.ReadAsync(cancellationToken)).Secrets, other.Environment, workspace.Secrets, theirs.Secrets));
                    continue;
                }
            }
            catch (DeploymentException)
            {
                // Who looks after one environment need not have the keys of another.
            }

            notes.Add($"The secrets of {other.Environment} cannot be read here: not compared.");
        }

        return findings;
    }

    private static async Task<IEnumerable<SecretFinding>> CompareFileAsync(string root, string name, string expected, CancellationToken cancellationToken)
    {
        var path = Path.Combine(root, name);
        return File.Exists(path) && await File.ReadAllTextAsync(path, cancellationToken) == expected
            ? []
            : [new(name, "does not say what the manifest and the settings need", "Write it: secrets init")];
    }

    private static List<IReadOnlyList<string>> Lines(SecretWorkspace workspace, List<SecretFinding> findings)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var secret in workspace.Secrets)
        {
            var own = findings.Where(finding => finding.Name == secret.Name).ToList();
            var good = workspace.Vault is null ? "not looked at" : "good";
            rows.AddRange(own.Count == 0 ? [Row(secret.Name, secret.Kind.ToString(), good)] : own.Select(finding => Row(secret.Name, secret.Kind.ToString(), Text(finding))));
        }

        var names = workspace.Secrets.Select(secret => secret.Name).ToHashSet(StringComparer.Ordinal);
        rows.AddRange(findings.Where(finding => !names.Contains(finding.Name)).Select(finding => Row(finding.Name, "", Text(finding))));
        return rows;
    }

    private static string[] Row(string name, string kind, string state) => [name, kind, state];

    private static string Text(SecretFinding finding) => $"WRONG: {finding.Fault}. {finding.Remedy}";
}
