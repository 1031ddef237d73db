using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>A node script that speaks one JSON value a line, both ways.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<JsonElement> _lines = Channel.CreateUnbounded<JsonElement>();
    private readonly List<string> _errors = [];

    public NodeProcess(string script, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var folder = Path.Combine(RepositoryRoot.Path, "OpenMeet.Tests", "EndToEnd", "node");
        var start = new ProcessStartInfo("node", [Path.Combine(folder, script), .. arguments])
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

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Receive(line.Data);
        _process.ErrorDataReceived += (_, line) => AddError(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What the script says, in order; ends with the process.</summary>
    public ChannelReader<JsonElement> Lines => _lines.Reader;

    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return string.Join(Environment.NewLine, _errors);
            }
        }
    }

    public Task TellAsync(object value) => _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(value));

    /// <summary>The next line that has <paramref name="property"/>; those before it are dropped.</summary>
    public async Task<JsonElement> ReadAsync(string property, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var line in Lines.ReadAllAsync(cancellationToken))
            {
                if (line.TryGetProperty(property, out var value))
                {
                    return value;
                }
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException($"The script did not say '{property}'. {Errors}", exception);
        }

        throw new InvalidOperationException($"The script ended before it said '{property}'. {Errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Receive(string? line)
    {
        if (line is null)
        {
            _lines.Writer.TryComplete();
        }
        else if (line.StartsWith('{'))
        {
            _lines.Writer.TryWrite(JsonSerializer.Deserialize<JsonElement>(line));
        }
    }

    private void AddError(string? line)
    {
        if (line is not null)
        {
            lock (_errors)
            {
                _errors.Add(line);
            }
        }
    }
}
