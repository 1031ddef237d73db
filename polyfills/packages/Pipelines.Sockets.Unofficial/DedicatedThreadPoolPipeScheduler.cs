using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>
/// Threads of one's own for I/O continuations, so that a busy thread pool does not hold them back. When these too fall
/// behind, the thread pool helps.
/// </summary>
public sealed class DedicatedThreadPoolPipeScheduler : PipeScheduler, IDisposable
{
    private readonly Queue<(Action<object?> Action, object? State)> _queue = new();
    private readonly int _useThreadPoolQueueLength;
    private readonly string _name;
    private int _idle;
    private bool _disposed;
    private long _servicedByQueue;
    private long _servicedByPool;

    /// <summary>Starts the threads.</summary>
    /// <param name="name">Name of the threads.</param>
    /// <param name="workerCount">How many.</param>
    /// <param name="useThreadPoolQueueLength">From this length of the queue on, the thread pool takes part.</param>
    /// <param name="priority">Of the threads.</param>
    public DedicatedThreadPoolPipeScheduler(
        string? name = null,
        int workerCount = 5,
        int useThreadPoolQueueLength = 10,
        ThreadPriority priority = ThreadPriority.Normal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workerCount, 0);
        _name = string.IsNullOrWhiteSpace(name) ? nameof(DedicatedThreadPoolPipeScheduler) : name.Trim();
        _useThreadPoolQueueLength = useThreadPoolQueueLength;
        WorkerCount = workerCount;
        for (var worker = 0; worker < workerCount; worker++)
        {
            new Thread(Work) { Name = _name, Priority = priority, IsBackground = true }.Start();
        }
    }

    /// <summary>How many threads there are.</summary>
    public int WorkerCount { get; }

    /// <summary>How many of them wait for work.</summary>
    public int AvailableCount => Volatile.Read(ref _idle);

    /// <summary>Continuations that these threads ran.</summary>
    public long TotalServicedByQueue => Volatile.Read(ref _servicedByQueue);

    /// <summary>Continuations that the thread pool ran in their place.</summary>
    public long TotalServicedByPool => Volatile.Read(ref _servicedByPool);

    /// <inheritdoc />
    public override string ToString() => _name;

    /// <inheritdoc />
    public override void Schedule(Action<object?> action, object? state)
    {
        bool help;
        lock (_queue)
        {
            _queue.Enqueue((action, state));
            help = _disposed || WorkerCount == 0 || _queue.Count >= _useThreadPoolQueueLength;
            if (!help)
            {
                Monitor.Pulse(_queue);
            }
        }

        if (help)
        {
            System.Threading.ThreadPool.UnsafeQueueUserWorkItem(static scheduler => scheduler.Help(), this, preferLocal: false);
        }
    }

    /// <summary>Ends the threads once they are idle; the thread pool runs what still comes.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _disposed = true;
            Monitor.PulseAll(_queue);
        }
    }

    private void Work()
    {
        while (TryTake(wait: true, out var item))
        {
            Interlocked.Increment(ref _servicedByQueue);
            Run(item);
        }
    }

    private void Help()
    {
        if (TryTake(wait: false, out var item))
        {
            Interlocked.Increment(ref _servicedByPool);
            Run(item);
        }
    }

    private bool TryTake(bool wait, out (Action<object?> Action, object? State) item)
    {
        lock (_queue)
        {
            while (wait && !_disposed && _queue.Count == 0)
            {
                _idle++;
                Monitor.Wait(_queue);
                _idle--;
            }

            return _queue.TryDequeue(out item);
        }
    }

    private static void Run((Action<object?> Action, object? State) item)
    {
        try
        {
            item.Action(item.State);
        }
#pragma warning disable CA1031 // Whoever awaits gets the exception by his task; one that escapes that must not end the thread.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
