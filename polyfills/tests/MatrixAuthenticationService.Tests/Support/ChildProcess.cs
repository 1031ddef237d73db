using System.Diagnostics;
using System.Text;

namespace MatrixAuthenticationService.Tests.Support;

/// <summary>A program that runs beside the tests and ends with them.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ChildProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static ChildProcess Start(string file, params string[] arguments)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() },
        };
        var program = new ChildProcess(process);
        process.OutputDataReceived += program.Record;
        process.ErrorDataReceived += program.Record;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return program;
    }

    public static async Task RunAsync(string file, params string[] arguments)
    {
        await using var program = Start(file, arguments);
        await program._process.WaitForExitAsync();
        if (program._process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} ended with {program._process.ExitCode}: {program.Output}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // SIGINT: PostgreSQL's fast shutdown, and Synapse's ordinary one.
            using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            try
            {
                await _process.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    private void Record(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
