using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial;

/// <summary>
/// One asynchronous socket operation that can be awaited: the result is the number of bytes. Whoever starts the operation
/// calls <see cref="Complete"/> if it ended at once, and may end the wait from outside by <see cref="Abort"/>.
/// </summary>
public class SocketAwaitableEventArgs : SocketAsyncEventArgs, ICriticalNotifyCompletion
{
    /// <summary>Stands where the continuation would, once the operation is complete.</summary>
    private static readonly Action Done = () => { };
    private readonly PipeScheduler? _scheduler;
    private Action? _continuation;
    private volatile SocketError _forced = SocketError.Success;

    /// <summary>Continuations run on the scheduler, or where the operation completes.</summary>
    public SocketAwaitableEventArgs(PipeScheduler? ioScheduler = null) =>
        _scheduler = ReferenceEquals(ioScheduler, PipeScheduler.Inline) ? null : ioScheduler;

    /// <summary>Whether the result is there.</summary>
    public bool IsCompleted => ReferenceEquals(Volatile.Read(ref _continuation), Done);

    /// <summary>For <c>await</c>.</summary>
    public SocketAwaitableEventArgs GetAwaiter() => this;

    /// <summary>The bytes transferred.</summary>
    /// <exception cref="SocketException">The operation failed or was aborted.</exception>
    public int GetResult()
    {
        Volatile.Write(ref _continuation, null);
        var error = _forced == SocketError.Success ? SocketError : _forced;
        return error == SocketError.Success ? BytesTransferred : throw new SocketException((int)error);
    }

    /// <summary>Ends the wait with an error, now and for all further operations.</summary>
    /// <exception cref="ArgumentException">Success is no error.</exception>
    public void Abort(SocketError error = SocketError.OperationAborted)
    {
        if (error == SocketError.Success)
        {
            throw new ArgumentException("Success is not a valid error.", nameof(error));
        }

        _forced = error;
        OnCompleted(this);
    }

    /// <summary>Tells that the operation ended without going asynchronous.</summary>
    public void Complete() => OnCompleted(this);

    /// <inheritdoc />
    public void OnCompleted(Action continuation)
    {
        if (!ReferenceEquals(Interlocked.CompareExchange(ref _continuation, continuation, null), Done))
        {
            return;
        }

        // Completed between the look at IsCompleted and here. Not run inline: the stack could grow without end.
        (_scheduler ?? PipeScheduler.ThreadPool).Schedule(static state => ((Action)state!)(), continuation);
    }

    /// <inheritdoc />
    public void UnsafeOnCompleted(Action continuation) => OnCompleted(continuation);

    /// <inheritdoc />
    protected override void OnCompleted(SocketAsyncEventArgs e)
    {
        var continuation = Interlocked.Exchange(ref _continuation, Done);
        if (continuation is null || ReferenceEquals(continuation, Done))
        {
            return;
        }

        if (_scheduler is null)
        {
            continuation();
        }
        else
        {
            _scheduler.Schedule(static state => ((Action)state!)(), continuation);
        }
    }
}
