using OpenMeet.AppHost.Kubernetes.Output;
using OpenMeet.AppHost.Kubernetes.Programs;
using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Secrets.Vaults;

/// <summary>
/// Plain text, where the user asks for it: a file that git cannot take, for its owner alone, or standard output. For SOPS it
/// is a Kubernetes Secret (<c>kubectl apply -f</c>), for an external store a JSON object of names and values.
/// </summary>
/// <param name="root">Root of the checkout.</param>
/// <param name="settings">Namespace and store.</param>
/// <param name="source">File with what is there already, <c>-</c> for standard input; null: the target, if it exists.</param>
/// <param name="target">File to write, <c>-</c> for standard output; null: none, nothing can be written.</param>
/// <param name="terminal">Standard input and output.</param>
internal sealed class PlainVault(string root, DeploymentSettings settings, string? source, string? target, SecretTerminal terminal) : ISecretVault
{
    public const string Standard = "-";

    public string Name => target is null or Standard ? source ?? "standard output" : target;

    public async Task<SecretDocument?> ReadAsync(CancellationToken cancellationToken)
    {
        if (source == Standard)
        {
            return SecretManifest.Read(await terminal.Input.ReadToEndAsync(cancellationToken), "standard input");
        }

        if (source is null && (target is null or Standard || !File.Exists(target)))
        {
            return null;
        }

        var path = source ?? target!;
        return File.Exists(path)
            ? SecretManifest.Read(await File.ReadAllTextAsync(path, cancellationToken), path)
            : throw new DeploymentException($"{path}: there is no such file. Name one that exists, or - for standard input.");
    }

    public async Task WriteAsync(SecretDocument document, CancellationToken cancellationToken)
    {
        var text = settings.Secrets.Store == SecretStore.Sops
            ? SecretManifest.Write(document, settings.Namespace)
            : SecretJson.Write(document.Secrets);
        if (target is null)
        {
            throw new DeploymentException("--plain: name a file for the values, or - for standard output.");
        }

        if (target == Standard)
        {
            await terminal.Output.WriteAsync(text.AsMemory(), cancellationToken);
            return;
        }

        if (await new GitCheckout(root).MayTrackAsync(Path.GetFullPath(target), cancellationToken))
        {
            throw new DeploymentException($"--plain: git could take {target} into a commit. Choose a name that is ignored (*.plain.yaml, *.plain.json) or a folder outside of the checkout.");
        }

        await WholeFile.WriteAsync(target, text, isPlain: true, cancellationToken);
    }
}
