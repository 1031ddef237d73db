using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

internal sealed class StreamPipe : IMeasuredDuplexPipe
{
    private readonly Stream _stream;
    private readonly Pipe _receive;
    private readonly Pipe? _send;
    private readonly string _name;
    private long _sent;
    private long _received;

    public StreamPipe(Stream stream, PipeOptions? send, PipeOptions receive, string? name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _name = string.IsNullOrWhiteSpace(name) ? nameof(StreamConnection) : name.Trim();
        _receive = new Pipe(receive);
        receive.ReaderScheduler.Schedule(static state => _ = ((StreamPipe)state!).ReceiveAsync(), this);
        if (send is not null)
        {
            _send = new Pipe(send);
            send.ReaderScheduler.Schedule(static state => _ = ((StreamPipe)state!).SendAsync(), this);
        }
    }

    public PipeReader Input => _receive.Reader;

    public PipeWriter Output => _send?.Writer ?? throw new InvalidOperationException("Cannot write to this pipe.");

    public long TotalBytesSent => Volatile.Read(ref _sent);

    public long TotalBytesReceived => Volatile.Read(ref _received);

    public override string ToString() => _name;

    private async Task ReceiveAsync()
    {
        var (_, error) = await PipeLoops.ReceiveAsync(_receive.Writer, ReceiveOnceAsync, zeroLengthReads: false).ConfigureAwait(false);
        await _receive.Writer.CompleteAsync(error).ConfigureAwait(false);
    }

    private async Task SendAsync()
    {
        var (_, error) = await PipeLoops.SendAsync(_send!.Reader, SendOnceAsync, () => new ValueTask(_stream.FlushAsync())).ConfigureAwait(false);
        await _send.Reader.CompleteAsync(error).ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<int> ReceiveOnceAsync(Memory<byte> buffer)
    {
        var count = await _stream.ReadAsync(buffer).ConfigureAwait(false);
        Interlocked.Add(ref _received, count);
        return count;
    }

    private async ValueTask SendOnceAsync(ReadOnlyMemory<byte> bytes)
    {
        await _stream.WriteAsync(bytes).ConfigureAwait(false);
        Interlocked.Add(ref _sent, bytes.Length);
    }
}
