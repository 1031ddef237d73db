using System.CommandLine;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Output;
using OpenMeet.AppHost.Kubernetes.Secrets;
using OpenMeet.AppHost.Kubernetes.Secrets.Checking;
using OpenMeet.AppHost.Kubernetes.Secrets.Vaults;
using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Commands;

/// <summary>
/// <c>secrets init | check | rotate</c>. No command prints a value, except where <c>--plain -</c> asks for nothing else.
/// </summary>
/// <param name="load">Reads the settings.</param>
/// <param name="terminal">The user's side.</param>
/// <param name="root">Root of the checkout.</param>
internal sealed class SecretsCommand(SettingsLoader load, SecretTerminal terminal, string root)
{
    private const int ProblemsFound = 1;

    private readonly Option<string> _environment = new("--environment", "-e") { Description = "deploy/<environment>.yaml", Required = true };
    private readonly Option<string?> _plain = new("--plain") { Description = "Write plain text to this file, or to standard output (-), instead of where the settings say" };
    private readonly Option<string?> _values = new("--values") { Description = "Read the values that are there from this file, or from standard input (-)" };
    private readonly Option<bool> _byHand = new("--by-hand") { Description = "I do what docs/secrets.md says for this secret" };
    private readonly Argument<string> _name = new("name") { Description = "The secret" };

    /// <summary>The command on this machine; paths are meant from the root of the checkout.</summary>
    public static Command Create() => new SecretsCommand(SettingsReader.ReadAsync, SecretTerminal.Console, ".").Build();

    public Command Build()
    {
        var init = new Command("init", "Make every secret that is missing; overwrite none") { _environment, _plain, _values };
        init.SetAction((arguments, cancellationToken) => InitAsync(arguments, cancellationToken));
        var check = new Command("check", "Prove that all secrets are there, well formed, different, and agree") { _environment, _values };
        check.SetAction((arguments, cancellationToken) => CheckAsync(arguments, cancellationToken));
        var rotate = new Command("rotate", "Make one secret anew") { _name, _environment, _plain, _values, _byHand };
        rotate.SetAction((arguments, cancellationToken) => RotateAsync(arguments, cancellationToken));
        return new Command("secrets", "The secrets of a deployment") { init, check, rotate };
    }

    private async Task<int> InitAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = Options(arguments);
        var workspace = await OpenAsync(arguments, options, cancellationToken);
        var changes = await SecretInitializer.InitAsync(workspace, cancellationToken);
        await WriteRulesAsync(cancellationToken);
        if (workspace.Vault is null)
        {
            await options.Table.WriteLineAsync($"{ExternalSecretManifest.PathOf(workspace.Settings.Environment)} is up to date. For the values pass --plain, and --values with the store's entry if there is one.");
            return 0;
        }

        await TextTable.WriteAsync(options.Table, ["secret", "state"], changes.Select(change => (string[])[change.Name, change.State]));
        return 0;
    }

    private async Task<int> RotateAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = Options(arguments);
        var workspace = await OpenAsync(arguments, options, cancellationToken);
        var changes = await SecretInitializer.RotateAsync(workspace, arguments.GetRequiredValue(_name), arguments.GetValue(_byHand), cancellationToken);
        await TextTable.WriteAsync(options.Table, ["secret", "state"], changes.Select(change => (string[])[change.Name, change.State]));
        return 0;
    }

    private async Task<int> CheckAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = Options(arguments);
        var manifest = await ReadManifestAsync(cancellationToken);
        var settings = await LoadAsync(arguments.GetRequiredValue(_environment), cancellationToken);
        var report = await SecretReport.MakeAsync(manifest, settings, await LoadAllAsync(cancellationToken), options, cancellationToken);
        await TextTable.WriteAsync(options.Table, ["secret", "kind", "state"], report.Rows);
        foreach (var note in report.Notes)
        {
            await options.Table.WriteLineAsync(note);
        }

        return report.IsGood ? 0 : ProblemsFound;
    }

    private async Task<SecretWorkspace> OpenAsync(ParseResult arguments, SecretOptions options, CancellationToken cancellationToken) => SecretWorkspace.Open(
        await ReadManifestAsync(cancellationToken),
        await LoadAsync(arguments.GetRequiredValue(_environment), cancellationToken),
        options);

    private SecretOptions Options(ParseResult arguments) => new(
        root,
        arguments.GetValue(_plain),
        arguments.GetValue(_values),
        terminal);

    private Task<DeploymentSettings> LoadAsync(string environment, CancellationToken cancellationToken) =>
        load(Path.Combine(root, "deploy", $"{environment}.yaml"), cancellationToken);

    private async Task<List<DeploymentSettings>> LoadAllAsync(CancellationToken cancellationToken)
    {
        var all = new List<DeploymentSettings>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(root, "deploy"), "*.yaml").Order(StringComparer.Ordinal))
        {
            all.Add(await load(path, cancellationToken));
        }

        return all;
    }

    private async Task WriteRulesAsync(CancellationToken cancellationToken) =>
        await WholeFile.WriteIfChangedAsync(
            Path.Combine(root, SopsRules.FileName), SopsRules.Render(await LoadAllAsync(cancellationToken)), cancellationToken);

    private Task<AppManifest> ReadManifestAsync(CancellationToken cancellationToken) =>
        ManifestReader.ReadAsync(Path.Combine(root, "aspire-manifest.json"), cancellationToken);
}
