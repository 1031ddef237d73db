namespace OpenMeet.Tests.EndToEnd.Support.Runs;

/// <summary>What a process has printed so far.</summary>
internal sealed class ConsoleText
{
    private readonly List<string> _lines = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        TaskCompletionSource changed;
        lock (_lines)
        {
            _lines.Add(line);
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }

    /// <summary>Waits for a line, while the process runs.</summary>
    public async Task WaitForAsync(Predicate<string> isLine, Task exit)
    {
        while (true)
        {
            Task changed;
            lock (_lines)
            {
                if (_lines.Exists(isLine))
                {
                    return;
                }

                changed = _changed.Task;
            }

            if (await Task.WhenAny(changed, exit) == exit)
            {
                throw new InvalidOperationException($"The process ended, or took too long, after it had said: {string.Join('\n', Lines)}");
            }
        }
    }
}
