using System.ComponentModel;
using System.Diagnostics;

namespace OpenMeet.AppHost.Kubernetes.Programs;

/// <summary>A program that the user sees and types into as if it had been started by hand.</summary>
/// <param name="Name">As it is found on the PATH.</param>
internal sealed record ForegroundProgram(string Name)
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="DeploymentException">There is no such program.</exception>
    public async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(Name, arguments) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            throw new DeploymentException($"{Name}: there is no such program here. Install it, or run the line above where it is.");
        }

        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }
}
