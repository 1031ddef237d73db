using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The last 10 000 lines of one instance and all who watch them.</summary>
internal sealed class ResourceLog
{
    private const int MaxLines = 10_000;
    private readonly Lock _lock = new();
    private readonly Queue<(string Text, bool IsError)> _lines = [];
    private readonly List<ChannelWriter<(string Text, bool IsError)>> _watchers = [];
    private bool _completed;

    public bool HasWatchers
    {
        get
        {
            lock (_lock)
            {
                return _watchers.Count > 0;
            }
        }
    }

    public void Add(string text, bool isError)
    {
        lock (_lock)
        {
            if (_lines.Count == MaxLines)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue((text, isError));
            foreach (var watcher in _watchers)
            {
                watcher.TryWrite((text, isError));
            }
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _lines.Clear();
        }
    }

    public void Complete()
    {
        lock (_lock)
        {
            _completed = true;
            _watchers.ForEach(w => w.TryComplete());
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync()
    {
        (string Text, bool IsError)[] lines;
        lock (_lock)
        {
            lines = [.. _lines];
        }

        await Task.CompletedTask.ConfigureAwait(false);
        if (lines.Length > 0)
        {
            yield return [.. lines.Select((l, i) => new LogLine(i + 1, l.Text, l.IsError))];
        }
    }

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync() => WatchAsync([this]);

    public static async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(
        IReadOnlyList<ResourceLog> logs, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<(string Text, bool IsError)>(new UnboundedChannelOptions { SingleReader = true });
        foreach (var log in logs)
        {
            log.Attach(channel.Writer);
        }

        try
        {
            var number = 0;
            while (await channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var batch = new List<LogLine>();
                while (batch.Count < MaxLines && channel.Reader.TryRead(out var line))
                {
                    batch.Add(new LogLine(++number, line.Text, line.IsError));
                }

                yield return batch;
            }
        }
        finally
        {
            foreach (var log in logs)
            {
                log.Detach(channel.Writer);
            }
        }
    }

    private void Attach(ChannelWriter<(string Text, bool IsError)> watcher)
    {
        lock (_lock)
        {
            foreach (var line in _lines)
            {
                watcher.TryWrite(line);
            }

            _watchers.Add(watcher);
            if (_completed)
            {
                watcher.TryComplete();
            }
        }
    }

    private void Detach(ChannelWriter<(string Text, bool IsError)> watcher)
    {
        lock (_lock)
        {
            _watchers.Remove(watcher);
        }
    }
}
