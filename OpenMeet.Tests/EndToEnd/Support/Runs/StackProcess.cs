using System.Diagnostics;
using System.Globalization;
using OpenMeet.Tests.Support;

namespace OpenMeet.Tests.EndToEnd.Support.Runs;

/// <summary>The built AppHost as a developer's <c>./run</c> starts it: a process of its own, with dashboard and demo tenant.</summary>
public sealed class StackProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly string _mark = $"OPENMEET_TEST_RUN={Guid.NewGuid():N}";
    private readonly ConsoleText _output = new();
    private Footprint? _footprint;

    private StackProcess(RunData data, IEnumerable<string> arguments)
    {
        var folder = Path.Combine(RepositoryRoot.Path, "OpenMeet.AppHost");

        // Built beside these tests, in the same configuration. A test run in a shell's background ignores interrupts, and
        // its children would.
        var program = Path.Combine(folder, "bin", Path.Combine(AppContext.BaseDirectory.TrimEnd('/').Split('/')[^2..]), "OpenMeet.AppHost");
        var start = new ProcessStartInfo("env", ["--default-signal=INT,QUIT", _mark, program, $"--OpenMeet:Data={data.Name}", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in LaunchProfile.Environment.Concat(data.Environment))
        {
            start.Environment[name] = value;
        }

        // However these tests die, Aspire then stops the run.
        start.Environment["ASPIRE_CLI_PID"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _output.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _output.Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The table and what stands below it.</summary>
    public SummaryText Summary => new(_output.Lines);

    public int Id => _process.Id;

    /// <summary>Starts the stack and waits for its table.</summary>
    public static async Task<StackProcess> StartAsync(RunData data, params string[] arguments)
    {
        var stack = Launch(data, arguments);
        using var timeout = new CancellationTokenSource(StartTimeout);
        await stack._output.WaitForAsync(SummaryText.IsLast, stack._process.WaitForExitAsync(timeout.Token));
        stack._footprint = await Footprint.OfAsync(stack._mark);
        Assert.NotEmpty(stack._footprint.Containers);
        Assert.NotEmpty(stack._footprint.Networks);
        return stack;
    }

    /// <summary>Starts a run that is to be refused; its exit code and all that it said.</summary>
    public static async Task<(int ExitCode, string Output)> RefusedAsync(RunData data, params string[] arguments)
    {
        await using var stack = Launch(data, arguments);
        using var timeout = new CancellationTokenSource(StopTimeout);
        await stack._process.WaitForExitAsync(timeout.Token);
        return (stack._process.ExitCode, string.Join('\n', stack._output.Lines).Trim());
    }

    /// <summary>Ctrl+C in its terminal.</summary>
    public Task InterruptAsync() => SignalAsync("INT");

    /// <summary>Ends it without giving it a chance to say goodbye.</summary>
    public Task KillAsync() => SignalAsync("KILL");

    /// <summary>Waits until nothing of the run is left; what is left when <paramref name="limit"/> is over.</summary>
    public async Task<IReadOnlyList<string>> LeftAfterAsync(TimeSpan limit)
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(TimeSpan.FromSeconds(1)))
        {
            var left = await _footprint!.LeftAsync(_mark);
            if (left.Count == 0 || Stopwatch.GetElapsedTime(began) > limit)
            {
                return left;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await InterruptAsync();
        }

        if (_footprint is not null)
        {
            await LeftAfterAsync(StopTimeout);
        }

        _process.Dispose();
    }

    private static StackProcess Launch(RunData data, string[] arguments) => new(data, arguments);

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
