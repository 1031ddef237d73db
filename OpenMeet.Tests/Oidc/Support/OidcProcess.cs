using System.Diagnostics;
using OpenMeet.Oidc;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>The service as a process of its own, for starts that must fail.</summary>
internal static class OidcProcess
{
    /// <summary>Runs until it ends by itself.</summary>
    public static async Task<(int ExitCode, string Errors)> RunAsync(
        IReadOnlyDictionary<string, string?> settings, params (string Name, string? Value)[] changes)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OidcSettings).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings.Select(setting => (setting.Key, setting.Value)).Concat(changes))
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
        await process.WaitForExitAsync(timeout.Token);
        await output;
        return (process.ExitCode, await errors);
    }
}
