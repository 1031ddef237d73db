using System.Diagnostics;

namespace OpenMeet.Tests.EndToEnd.Support.Runs;

/// <summary>Docker's client.</summary>
public static class Docker
{
    /// <summary>The lines of its answer; none when it fails.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await errors;
        await process.WaitForExitAsync();
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
