using System.Collections.Concurrent;

namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>Commands to other servers whose execution is awaited.</summary>
internal sealed class Acknowledgements : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _waiting = new();
    private readonly CancellationTokenSource _disposed = new();
    private int _last;

    /// <summary>Sends a command under an id of its own and waits until it was acknowledged.</summary>
    /// <exception cref="OperationCanceledException">It was not, within 30 seconds: no server has the connection.</exception>
    public async Task SendAsync(Func<int, Task> send)
    {
        var id = Interlocked.Increment(ref _last);
        var acknowledged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = acknowledged;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_disposed.Token);
        limit.CancelAfter(Limit);
        try
        {
            await send(id).ConfigureAwait(false);
            await acknowledged.Task.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    public void Received(int id)
    {
        if (_waiting.TryGetValue(id, out var acknowledged))
        {
            acknowledged.TrySetResult();
        }
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }
}
