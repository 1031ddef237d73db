using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>Docker's command line. Everything that is made bears the rehearsal's label, so that nothing is left behind.</summary>
internal static class Docker
{
    private const string Label = "openmeet.rehearsal";

    // Told by it, a later run removes what a killed one has left.
    private static readonly string Owner = $"{Environment.ProcessId}";

    /// <summary>What the names of this rehearsal begin with.</summary>
    public static string Prefix { get; } = $"openmeet-rehearsal-{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>Options of everything that is created.</summary>
    public static string[] Labels => ["--label", $"{Label}={Owner}"];

    /// <summary>Runs a command that must succeed.</summary>
    public static async Task<string> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var (exitCode, output, errors) = await TryAsync(arguments, environment);
        return exitCode == 0 ? output.Trim() : throw new InvalidOperationException($"docker {string.Join(' ', arguments.Take(2))} fails: {errors}{output}");
    }

    public static Task<(int ExitCode, string Output, string Errors)> TryAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        ExternalProgram.RunAsync("docker", arguments, environment: environment);

    /// <summary>Removes what this rehearsal has made.</summary>
    public static Task RemoveAllAsync() => RemoveAsync(Owner);

    /// <summary>Removes what rehearsals have made whose process is gone.</summary>
    public static async Task RemoveLeftoversAsync()
    {
        var owners = await RunAsync(["ps", "--all", "--filter", $"label={Label}", "--format", $"{{{{.Label \"{Label}\"}}}}"]);
        foreach (var owner in owners.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(owner => !Directory.Exists($"/proc/{owner}")))
        {
            await RemoveAsync(owner);
        }
    }

    private static async Task RemoveAsync(string owner)
    {
        await RemoveAsync(owner, ["ps", "--all", "--quiet"], ["rm", "--force", "--volumes"]);
        await RemoveAsync(owner, ["network", "ls", "--quiet"], ["network", "rm"]);
        await RemoveAsync(owner, ["volume", "ls", "--quiet"], ["volume", "rm"]);
    }

    private static async Task RemoveAsync(string owner, string[] list, string[] remove)
    {
        var ids = await RunAsync([.. list, "--filter", $"label={Label}={owner}"]);
        if (ids.Length > 0)
        {
            await TryAsync([.. remove, .. ids.Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
        }
    }
}
