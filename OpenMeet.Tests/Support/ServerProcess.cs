using System.Diagnostics;
using System.Text;

namespace OpenMeet.Tests.Support;

/// <summary>
/// A real server of the machine, run for the tests: never as root, in a directory of its own, and ended by the kernel
/// should the test process die before it could.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _gone = new();

    private ServerProcess(IReadOnlyList<string> command, string directory)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("DOTNET_STARTUP_HOOKS");
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += Collect;
        _process.ErrorDataReceived += Collect;
        _process.Exited += (_, _) => _gone.TrySetResult();
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

    public Task Exited => _gone.Task;

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; with its output.</exception>
    public static async Task RunAsync(ServerUser user, string directory, params IReadOnlyList<string> command)
    {
        using var process = Start(user, directory, command);
        await process.Exited;
        await process._process.WaitForExitAsync();
        if (process._process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command[0]} failed ({process._process.ExitCode}): {process.Output}");
        }
    }

    /// <summary>Starts a server. The kernel's parent-death signal follows the thread that forks, so that thread stays.</summary>
    public static ServerProcess Start(ServerUser user, string directory, params IReadOnlyList<string> command)
    {
        var server = new ServerProcess(user.Wrap(command), directory);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                server._process.Start();
                server._process.BeginOutputReadLine();
                server._process.BeginErrorReadLine();
                started.SetResult();
            }
            catch (Exception exception)
            {
                started.SetException(exception);
                return;
            }

            server.Exited.Wait();
        }) { IsBackground = true, Name = $"keeper of {command[0]}" }.Start();
        started.Task.GetAwaiter().GetResult();
        return server;
    }

    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _gone.TrySetResult();
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
