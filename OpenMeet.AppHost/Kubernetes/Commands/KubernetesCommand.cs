using System.CommandLine;
using OpenMeet.AppHost.Kubernetes.Generation;

namespace OpenMeet.AppHost.Kubernetes.Commands;

/// <summary><c>kubernetes</c>: writes the deployment.</summary>
internal static class KubernetesCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output") { Description = "Folder of the generated files", DefaultValueFactory = _ => "deploy/kubernetes" };
        var environment = new Option<string?>("--environment") { Description = "The cluster: the name of its settings file; all of them by default" };
        var manifest = new Option<string>("--manifest") { Description = "The AppHost's manifest", DefaultValueFactory = _ => "aspire-manifest.json" };
        var settings = new Option<string>("--settings") { Description = "Folder of the settings files", DefaultValueFactory = _ => "deploy" };
        var command = new Command("kubernetes", "Writes a kustomize base from the manifest, and an overlay for each cluster from its settings") { output, environment, manifest, settings };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var written = await DeploymentGenerator.RunAsync(
                arguments.GetRequiredValue(manifest), arguments.GetRequiredValue(settings), arguments.GetValue(environment), arguments.GetRequiredValue(output), cancellationToken);
            await Console.Out.WriteLineAsync($"{written.Files} files in {arguments.GetRequiredValue(output)}: base, {string.Join(", ", written.Environments)}");
            return 0;
        });
        return command;
    }
}
