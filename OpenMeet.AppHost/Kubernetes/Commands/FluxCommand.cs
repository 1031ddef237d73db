using System.CommandLine;
using OpenMeet.AppHost.Kubernetes.Flux;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Output;
using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Commands;

/// <summary><c>flux</c>: writes what Flux is told, <c>deploy/flux/&lt;environment&gt;</c>.</summary>
internal static class FluxCommand
{
    public static Command Create(string root = ".", TextWriter? output = null)
    {
        var environment = new Option<string?>("--environment", "-e") { Description = "The cluster: the name of its settings file; all of them by default" };
        var repository = new Option<string?>("--repository") { Description = "URL of this repository, https:// or ssh://; by default the one that is written there" };
        var branch = new Option<string?>("--branch") { Description = "What is deployed; by default the one that is written there, or main" };
        var secret = new Option<string?>("--git-secret") { Description = "Secret with credentials for the repository, if it is private" };
        var command = new Command("flux", "Write what Flux is told") { environment, repository, branch, secret };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var manifest = await ManifestReader.ReadAsync(Path.Combine(root, "aspire-manifest.json"), cancellationToken);
            var all = await SettingsReader.ReadAllAsync(Path.Combine(root, "deploy"), arguments.GetValue(environment), cancellationToken);
            var files = all.ToDictionary(settings => settings.Environment, settings =>
            {
                var folder = Path.Combine(root, FluxGenerator.Folder, settings.Environment);
                var former = FluxSource.Read(Path.Combine(folder, FluxGenerator.SourceFile));
                var source = new FluxSource(
                    Url(arguments.GetValue(repository) ?? former?.Url),
                    arguments.GetValue(branch) ?? former?.Branch ?? "main",
                    arguments.GetValue(secret) ?? former?.Secret);
                return (Folder: folder, Files: FluxGenerator.Generate(manifest, settings, source));
            });
            foreach (var (folder, texts) in files.Values)
            {
                foreach (var (name, text) in texts)
                {
                    await WholeFile.WriteIfChangedAsync(Path.Combine(folder, name), text, cancellationToken);
                }
            }

            await (output ?? Console.Out).WriteLineAsync($"{FluxGenerator.Folder}: {string.Join(", ", files.Keys)}");
            return 0;
        });
        return command;
    }

    private static string Url(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "ssh"
        ? text!
        : throw new DeploymentException("--repository: give the URL of this repository for Flux, https://… or ssh://git@…");
}
