using System.Diagnostics;
using System.Text;

namespace OpenMeet.Tests.Support;

/// <summary>
/// A real server of the machine, run for the tests: never as root, in a directory of its own. A small shell keeps it: when
/// its standard input ends, which it does however the test process dies, the shell stops the server and removes the
/// directory.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Keeper =
        """
        directory=$1; shift
        exec 3<&0
        "$@" </dev/null 3<&- &
        server=$!
        ( cat <&3; kill -INT $server ) >/dev/null 2>&1 &
        wait $server; status=$?
        rm -rf "$directory"
        exit $status
        """;

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ServerProcess(IReadOnlyList<string> command, string directory)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command.Skip(1))
            {
                WorkingDirectory = directory,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += Collect;
        _process.ErrorDataReceived += Collect;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

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

    public bool HasExited => _process.HasExited;

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; with its output.</exception>
    public static async Task RunAsync(ServerUser user, string directory, params IReadOnlyList<string> command)
    {
        using var process = new ServerProcess(user.Wrap(command), directory);
        await process._process.WaitForExitAsync();
        if (process._process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command[0]} failed ({process._process.ExitCode}): {process.Output}");
        }
    }

    /// <summary>Starts a server in a directory that goes with it.</summary>
    public static ServerProcess Start(ServerUser user, string directory, params IReadOnlyList<string> command) =>
        new(user.Wrap(["sh", "-c", Keeper, "keeper", directory, .. command]), directory);

    /// <summary>Kills it as a crash would, its keeper with it: the directory stays.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>Has the keeper stop the server, and waits for that.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
            {
                Kill();
            }
        }

        _process.Dispose();
    }

    private void Collect(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
