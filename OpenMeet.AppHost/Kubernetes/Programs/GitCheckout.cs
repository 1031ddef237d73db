namespace OpenMeet.AppHost.Kubernetes.Programs;

/// <summary>The checkout that a deployment is described in, seen by git. Everything is tracked by nobody where there is no git.</summary>
/// <param name="folder">Its root.</param>
internal sealed class GitCheckout(string folder)
{
    private const int NotIgnored = 1;

    private readonly ExternalProgram _git = new("git", folder);

    /// <summary>The tracked files below a folder, relative to the root; null: this is no checkout.</summary>
    public async Task<IReadOnlyList<string>?> TrackedFilesAsync(string below, CancellationToken cancellationToken) =>
        await _git.TryRunAsync(["ls-files", "-z", "--", below], input: null, cancellationToken) is { ExitCode: 0 } result
            ? result.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : null;

    /// <summary>Whether git could take this file into a commit: it lies in the checkout and no rule ignores it.</summary>
    public async Task<bool> MayTrackAsync(string path, CancellationToken cancellationToken) =>
        await _git.TryRunAsync(["check-ignore", "--quiet", "--no-index", "--", path], input: null, cancellationToken) is { ExitCode: NotIgnored };
}
