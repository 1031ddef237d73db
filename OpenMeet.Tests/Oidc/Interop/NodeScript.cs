using System.Diagnostics;
using System.Text.Json.Nodes;

namespace OpenMeet.Tests.Oidc.Interop;

/// <summary>Runs the Node scripts beside it, with the packages of their lock file.</summary>
internal static class NodeScript
{
    private static readonly string Directory = Path.Combine(AppContext.BaseDirectory, "Oidc", "Interop", "node");
    private static readonly Lazy<Task> Packages = new(() => ExecuteAsync("npm", ["ci"], new Dictionary<string, string?>()));

    /// <summary>Runs a script and reads the JSON it prints.</summary>
    public static async Task<JsonNode> RunAsync(string script, IReadOnlyDictionary<string, string?> environment)
    {
        await Packages.Value;
        return JsonNode.Parse(await ExecuteAsync("node", [script], environment))!;
    }

    private static async Task<string> ExecuteAsync(string program, string[] arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Directory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
        await process.WaitForExitAsync(timeout.Token);
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {await errors}");
    }
}
