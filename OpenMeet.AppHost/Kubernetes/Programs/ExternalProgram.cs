using System.ComponentModel;
using System.Diagnostics;

namespace OpenMeet.AppHost.Kubernetes.Programs;

/// <summary>
/// A program of the machine. What it prints to standard error is dropped: it could quote what it was given, and its exit code
/// says enough.
/// </summary>
/// <param name="Name">As it is found on the PATH.</param>
/// <param name="Folder">Where it runs.</param>
internal sealed record ExternalProgram(string Name, string Folder)
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Seen by everybody on the machine: no secret.</param>
    /// <param name="input">What it reads; null: nothing.</param>
    /// <returns>Null if there is no such program.</returns>
    public async Task<ProgramResult?> TryRunAsync(IReadOnlyList<string> arguments, string? input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Name, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await WriteAsync(process.StandardInput, input, cancellationToken);
            await Task.WhenAll(output, errors, process.WaitForExitAsync(cancellationToken));
            return new ProgramResult(process.ExitCode, await output);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task WriteAsync(StreamWriter writer, string? input, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(input.AsMemory(), cancellationToken);
            writer.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code tells why.
        }
    }
}
