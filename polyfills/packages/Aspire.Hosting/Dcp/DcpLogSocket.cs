using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// The Unix socket to which every DCP process writes its log. All of it is Debug or Trace here: what concerns a resource reaches
/// that resource's own log.
/// </summary>
internal sealed partial class DcpLogSocket : IAsyncDisposable
{
    private const int Backlog = 3;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stop = new();
    private readonly ILoggerFactory _loggers;
    private readonly Task _accepting;

    public DcpLogSocket(string path, ILoggerFactory loggers)
    {
        _loggers = loggers;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(Backlog);
        _accepting = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var readers = new List<Task>();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                readers.Add(ReadAsync(await _listener.AcceptAsync(_stop.Token).ConfigureAwait(false)));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(readers).ConfigureAwait(false);
    }

    private async Task ReadAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        try
        {
            while (await reader.ReadLineAsync(_stop.Token).ConfigureAwait(false) is { } line)
            {
                var known = DcpLogLine.TryParse(line, out var entry);
                var logger = _loggers.CreateLogger(known ? $"Aspire.Hosting.Dcp.{entry!.Category}" : typeof(DcpHost).FullName!);
                LogLine(logger, entry?.Level == LogLevel.Trace ? LogLevel.Trace : LogLevel.Debug, entry?.Message ?? line);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // A DCP process that ends takes its connection along.
        }
    }

    [LoggerMessage("{Message}")]
    private static partial void LogLine(ILogger logger, LogLevel level, string message);
}
