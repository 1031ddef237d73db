using OpenMeet.AppHost.Kubernetes.Output;
using OpenMeet.AppHost.Kubernetes.Programs;
using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Secrets.Vaults;

/// <summary>
/// A file in Git, encrypted by the program <c>sops</c> (https://getsops.io) for age recipients. Plain text passes through pipes
/// and never lies on the disk.
/// </summary>
/// <param name="root">Root of the checkout.</param>
/// <param name="settings">Namespace and recipients.</param>
/// <param name="program">Name of the program.</param>
internal sealed class SopsVault(string root, DeploymentSettings settings, string program = "sops") : ISecretVault
{
    private const string Install = "Install SOPS 3.10 or newer (https://getsops.io) and age, or pass --plain FILE to handle the plain Secret yourself.";

    private static readonly string NoRules = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    private readonly ExternalProgram _sops = new(program, root);

    /// <summary>The file of an environment, relative to the root: what <c>.sops.yaml</c> has a rule for.</summary>
    public static string PathOf(string environment) => $"deploy/kubernetes/secrets/{environment}/{SecretKinds.SecretName}.enc.yaml";

    public string Name => PathOf(settings.Environment);

    private string FullPath => Path.Combine(root, Name);

    public async Task<SecretDocument?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(FullPath))
        {
            return null;
        }

        var output = await RunAsync(["decrypt", "--input-type", "yaml", "--output-type", "yaml", Name], input: null, cancellationToken);
        return SecretManifest.Read(output, Name);
    }

    public async Task WriteAsync(SecretDocument document, CancellationToken cancellationToken)
    {
        if (settings.Secrets.AgeRecipients.Count == 0)
        {
            throw new DeploymentException($"secrets.ageRecipients: there is none in deploy/{settings.Environment}.yaml, so nobody could decrypt the secrets. Make a key (age-keygen -o age.agekey), keep it safe, and name its public half there.");
        }

        var encrypted = await RunAsync(
            [
                // Whatever rules lie around, all is said here: with none for this file sops would refuse.
                "--config", NoRules,
                "encrypt",
                "--age", string.Join(',', settings.Secrets.AgeRecipients),
                "--encrypted-regex", SopsRules.EncryptedRegex,
                "--input-type", "yaml", "--output-type", "yaml",
                "--filename-override", Name,
            ],
            SecretManifest.Write(document, settings.Namespace),
            cancellationToken);
        await WholeFile.WriteAsync(FullPath, encrypted, isPlain: false, cancellationToken);
    }

    private async Task<string> RunAsync(IReadOnlyList<string> arguments, string? input, CancellationToken cancellationToken) =>
        await _sops.TryRunAsync(arguments, input, cancellationToken) switch
        {
            null => throw new DeploymentException($"{program}: this program is needed for secrets.store 'sops' and is not there. {Install}"),
            { ExitCode: 0, Output.Length: > 0 } result => result.Output,
            var result => throw new DeploymentException($"{Name}: {program} ended with status {result.ExitCode}: {Reason(result.ExitCode)}"),
        };

    // https://github.com/getsops/sops/blob/v3.13.2/cmd/sops/codes/codes.go
    private static string Reason(int exitCode) => exitCode switch
    {
        51 or 52 => "the file was changed by something else than sops. Take the last good version from Git.",
        128 => "no key here opens it. Point SOPS_AGE_KEY_FILE to an age key of one of its recipients.",
        _ => "run it by hand to see why.",
    };
}
