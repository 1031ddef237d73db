using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial;

/// <summary>A socket as a duplex pipe.</summary>
public sealed class SocketConnection : IMeasuredDuplexPipe, IDisposable
{
    private readonly Pipe _send;
    private readonly Pipe _receive;
    private readonly string _name;
    private readonly bool _zeroLengthReads;
    private int _shutdownKind;
    private long _bytesRead;
    private long _bytesSent;
    private int _lastReceived;

    private SocketConnection(Socket socket, PipeOptions send, PipeOptions receive, SocketConnectionOptions options, string? name)
    {
        Socket = socket;
        _name = string.IsNullOrWhiteSpace(name) ? nameof(SocketConnection) : name.Trim();
        _zeroLengthReads = options.HasFlag(SocketConnectionOptions.ZeroLengthReads);
        _send = new Pipe(send);
        _receive = new Pipe(receive);
        Input = new TrackedReader(_receive.Reader, OnInputCompleted);
        Output = new TrackedWriter(_send.Writer, _ => TrySetShutdown(PipeShutdownKind.OutputWriterCompleted));
        send.ReaderScheduler.Schedule(static state => _ = ((SocketConnection)state!).SendAsync(), this);
        receive.ReaderScheduler.Schedule(static state => _ = ((SocketConnection)state!).ReceiveAsync(), this);
    }

    /// <summary>What comes from the socket.</summary>
    public PipeReader Input { get; }

    /// <summary>What goes to the socket.</summary>
    public PipeWriter Output { get; }

    /// <summary>The socket, which this connection owns.</summary>
    public Socket Socket { get; }

    /// <summary>How the connection first came to its end.</summary>
    public PipeShutdownKind ShutdownKind => (PipeShutdownKind)Volatile.Read(ref _shutdownKind);

    /// <summary>The error of the socket, if that ended it.</summary>
    public SocketError SocketError { get; private set; }

    /// <summary>Bytes received so far.</summary>
    public long BytesRead => Volatile.Read(ref _bytesRead);

    /// <summary>Bytes sent so far.</summary>
    public long BytesSent => Volatile.Read(ref _bytesSent);

    /// <summary>Bytes that the latest receive brought.</summary>
    public int LastReceived => Volatile.Read(ref _lastReceived);

    long IMeasuredDuplexPipe.TotalBytesSent => BytesSent;

    long IMeasuredDuplexPipe.TotalBytesReceived => BytesRead;

    /// <summary>Makes a connection of a connected socket.</summary>
    public static SocketConnection Create(
        Socket socket,
        PipeOptions? sendPipeOptions,
        PipeOptions? receivePipeOptions,
        SocketConnectionOptions socketConnectionOptions = SocketConnectionOptions.None,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return new(socket, sendPipeOptions ?? PipeOptions.Default, receivePipeOptions ?? PipeOptions.Default, socketConnectionOptions, name);
    }

    /// <summary>Checks that all that is needed can be loaded: nothing is, beyond .NET itself.</summary>
    public static void AssertDependencies()
    {
    }

    /// <summary>Sends small packets at once.</summary>
    public static void SetRecommendedClientOptions(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.AddressFamily != AddressFamily.Unix)
        {
            socket.NoDelay = true;
        }
    }

    /// <summary>Says that the application's protocol ended the connection; false for other kinds and if it had ended already.</summary>
    public bool TrySetProtocolShutdown(PipeShutdownKind kind) =>
        kind is PipeShutdownKind.ProtocolExitClient or PipeShutdownKind.ProtocolExitServer && TrySetShutdown(kind);

    /// <summary>What lies in the socket and in the pipes.</summary>
    public Counters GetCounters()
    {
        try
        {
            return new Counters(Socket.Available, LengthOf(_send), LengthOf(_receive));
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException or MissingMethodException)
        {
            return default;
        }
    }

    /// <summary>Closes the socket, which ends both directions.</summary>
    public void Dispose()
    {
        TrySetShutdown(PipeShutdownKind.PipeDisposed);
        TryShutdown(SocketShutdown.Both);
        Socket.Dispose();
    }

    /// <inheritdoc />
    public override string ToString() => _name;

    /// <summary>What a pipe holds is known to nobody but the pipe; upstream asks it in the same way.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Length")]
    private static extern long LengthOf(Pipe pipe);

    private async Task ReceiveAsync()
    {
        var (kind, error) = await PipeLoops.ReceiveAsync(_receive.Writer, ReceiveOnceAsync, _zeroLengthReads).ConfigureAwait(false);
        TrySetShutdown(kind, error);
        TryShutdown(SocketShutdown.Receive);
        await _receive.Writer.CompleteAsync(error).ConfigureAwait(false);
    }

    private async Task SendAsync()
    {
        var (kind, error) = await PipeLoops.SendAsync(_send.Reader, SendOnceAsync, flush: null).ConfigureAwait(false);
        TrySetShutdown(kind, error);
        TryShutdown(SocketShutdown.Send);
        await _send.Reader.CompleteAsync(error).ConfigureAwait(false);
    }

    private async ValueTask<int> ReceiveOnceAsync(Memory<byte> buffer)
    {
        var count = await Socket.ReceiveAsync(buffer, SocketFlags.None).ConfigureAwait(false);
        if (!buffer.IsEmpty)
        {
            Volatile.Write(ref _lastReceived, count);
            Interlocked.Add(ref _bytesRead, count);
        }

        return count;
    }

    private async ValueTask SendOnceAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var count = await Socket.SendAsync(bytes, SocketFlags.None).ConfigureAwait(false);
            Interlocked.Add(ref _bytesSent, count);
            bytes = bytes[count..];
        }
    }

    private void OnInputCompleted(Exception? exception)
    {
        TrySetShutdown(PipeShutdownKind.InputReaderCompleted, exception);
        TryShutdown(SocketShutdown.Receive);
    }

    private bool TrySetShutdown(PipeShutdownKind kind, Exception? error = null)
    {
        if (Interlocked.CompareExchange(ref _shutdownKind, (int)kind, (int)PipeShutdownKind.None) != (int)PipeShutdownKind.None)
        {
            return false;
        }

        if ((error as SocketException ?? error?.InnerException as SocketException) is { } socket)
        {
            SocketError = socket.SocketErrorCode;
        }

        return true;
    }

    private void TryShutdown(SocketShutdown how)
    {
        try
        {
            Socket.Shutdown(how);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Not connected any more, which is what was wanted.
        }
    }

    /// <summary>A moment's view of a connection, in bytes.</summary>
    public readonly struct Counters
    {
        internal Counters(long availableOnSocket, long waitingToBeSent, long waitingToBeRead)
        {
            BytesAvailableOnSocket = availableOnSocket;
            BytesWaitingToBeSent = waitingToBeSent;
            BytesWaitingToBeRead = waitingToBeRead;
        }

        /// <summary>Arrived and not yet taken from the socket.</summary>
        public long BytesAvailableOnSocket { get; }

        /// <summary>Written and not yet sent.</summary>
        public long BytesWaitingToBeSent { get; }

        /// <summary>Received and not yet read.</summary>
        public long BytesWaitingToBeRead { get; }
    }
}
