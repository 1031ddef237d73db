using System.Diagnostics;
using System.Text.Json.Nodes;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Containers;

/// <summary>
/// The start of <c>containers/synapse</c> in the upstream image, as hardened as in the cluster, up to where Synapse has read
/// its configuration: the entrypoint, the templates and Synapse's own parser are the real ones.
/// </summary>
internal static class SynapseParser
{
    private const string Image = "ghcr.io/element-hq/synapse:v1.160.0";
    private const string Share = "/usr/local/share/openmeet";
    private static readonly string Containers = Path.Combine(RepositoryRoot.Path, "containers");
    private static readonly string Python = Path.Combine(RepositoryRoot.Path, "OpenMeet.Tests", "Containers", "python");

    /// <summary>What Synapse understood of a valid environment with these variables added.</summary>
    public static async Task<JsonNode> ReadAsync(params (string Name, string Value)[] added)
    {
        var variables = ContainerEnvironment.Synapse.Concat(added.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)));
        string[] arguments =
        [
            "run", "--rm", "--network", "none", "--user", "991:991", "--read-only", "--tmpfs", "/tmp", "--tmpfs", "/data:uid=991", "--cap-drop", "ALL",
            .. variables.SelectMany(variable => new[] { "--env", $"{variable.Key}={variable.Value}" }),
            .. Mounts(),

            // Before the image's own: here "python" says what it was to run.
            "--env", "PATH=/openmeet-tests:/usr/local/bin:/usr/bin:/bin", "--volume", $"{Python}:/openmeet-tests:ro",
            "--entrypoint", $"{Share}/entrypoint.sh", Image,
        ];
        using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var text = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return JsonNode.Parse(await text)!;
    }

    private static IEnumerable<string> Mounts() => Directory.GetFiles(Path.Combine(Containers, "synapse"))
        .Where(file => Path.GetFileName(file) != "Dockerfile")
        .Append(Path.Combine(Containers, "render"))
        .SelectMany(file => new[] { "--volume", $"{file}:{Share}/{Path.GetFileName(file)}:ro" });
}
