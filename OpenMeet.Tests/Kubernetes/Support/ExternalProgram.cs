using System.Diagnostics;

namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>Runs a program of this machine to its end.</summary>
internal static class ExternalProgram
{
    /// <summary>Exit code, standard output and standard error.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string program, IEnumerable<string> arguments, string input = "", IReadOnlyDictionary<string, string>? environment = null, string folder = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Standard output of a program that must succeed.</summary>
    public static async Task<string> SucceedAsync(string program, IEnumerable<string> arguments, string input = "")
    {
        var (exitCode, output, errors) = await RunAsync(program, arguments, input);
        return exitCode == 0 ? output : throw new InvalidOperationException($"{program} fails: {errors}{output}");
    }
}
