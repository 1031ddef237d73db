using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial;

/// <summary>The two loops between pipes and what is below them, a socket or a stream.</summary>
internal static class PipeLoops
{
    /// <summary>Reads until the end, which it returns with the error to hand to the pipe's reader, if any.</summary>
    public static async Task<(PipeShutdownKind Kind, Exception? Error)> ReceiveAsync(
        PipeWriter to,
        Func<Memory<byte>, ValueTask<int>> receive,
        bool zeroLengthReads)
    {
        try
        {
            while (true)
            {
                if (zeroLengthReads)
                {
                    // Completes when there are data or the end; the read below tells which.
                    await receive(Memory<byte>.Empty).ConfigureAwait(false);
                }

                var count = await receive(to.GetMemory(1)).ConfigureAwait(false);
                if (count == 0)
                {
                    return (PipeShutdownKind.ReadEndOfStream, null);
                }

                to.Advance(count);
                var flush = await to.FlushAsync().ConfigureAwait(false);
                if (flush.IsCompleted || flush.IsCanceled)
                {
                    return (flush.IsCompleted ? PipeShutdownKind.ReadFlushCompleted : PipeShutdownKind.ReadFlushCanceled, null);
                }
            }
        }
#pragma warning disable CA1031 // Every failure ends the loop and reaches the reader through the pipe.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (Kind(exception, reading: true), Translate(exception));
        }
    }

    /// <summary>Writes until the pipe's writer is complete.</summary>
    public static async Task<(PipeShutdownKind Kind, Exception? Error)> SendAsync(
        PipeReader from,
        Func<ReadOnlyMemory<byte>, ValueTask> send,
        Func<ValueTask>? flush)
    {
        try
        {
            while (true)
            {
                var read = await from.ReadAsync().ConfigureAwait(false);
                foreach (var segment in read.Buffer)
                {
                    if (!segment.IsEmpty)
                    {
                        await send(segment).ConfigureAwait(false);
                    }
                }

                if (flush is not null && !read.Buffer.IsEmpty)
                {
                    await flush().ConfigureAwait(false);
                }

                from.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted || read.IsCanceled)
                {
                    return (PipeShutdownKind.WriteEndOfStream, null);
                }
            }
        }
#pragma warning disable CA1031 // Every failure ends the loop and reaches the writer through the pipe.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (Kind(exception, reading: false), Translate(exception));
        }
    }

    private static PipeShutdownKind Kind(Exception exception, bool reading) => exception switch
    {
        SocketException => reading ? PipeShutdownKind.ReadSocketError : PipeShutdownKind.WriteSocketError,
        ObjectDisposedException => reading ? PipeShutdownKind.ReadDisposed : PipeShutdownKind.WriteDisposed,
        IOException => reading ? PipeShutdownKind.ReadIOException : PipeShutdownKind.WriteIOException,
        _ => reading ? PipeShutdownKind.ReadException : PipeShutdownKind.WriteException,
    };

    private static Exception Translate(Exception exception) => exception switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionReset } => new ConnectionResetException(exception.Message, exception),
        SocketException
        {
            SocketErrorCode: SocketError.OperationAborted or SocketError.ConnectionAborted or SocketError.Interrupted or SocketError.InvalidArgument,
        } => new ConnectionAbortedException(),
        ObjectDisposedException or OperationCanceledException => new ConnectionAbortedException(),
        IOException => exception,
        _ => new IOException(exception.Message, exception),
    };
}
