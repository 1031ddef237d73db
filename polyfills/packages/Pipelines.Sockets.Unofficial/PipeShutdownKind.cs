namespace Pipelines.Sockets.Unofficial;

/// <summary>How a connection first came to its end, as far as known.</summary>
public enum PipeShutdownKind
{
    /// <summary>Still open.</summary>
    None = 0,

    /// <summary>The connection was disposed.</summary>
    PipeDisposed = 1,

    /// <summary>The peer closed its sending side.</summary>
    ReadEndOfStream = 100,

    /// <summary>The socket was disposed while reading.</summary>
    ReadDisposed = 101,

    /// <summary>Reading failed.</summary>
    ReadIOException = 102,

    /// <summary>Reading failed in an unforeseen way.</summary>
    ReadException = 103,

    /// <summary>Reading failed in the socket: see <see cref="SocketConnection.SocketError"/>.</summary>
    ReadSocketError = 104,

    /// <summary>What was read is no longer wanted.</summary>
    ReadFlushCompleted = 105,

    /// <summary>Handing over what was read was cancelled.</summary>
    ReadFlushCanceled = 106,

    /// <summary>Nothing more will be written.</summary>
    WriteEndOfStream = 200,

    /// <summary>The socket was disposed while writing.</summary>
    WriteDisposed = 201,

    /// <summary>Writing failed.</summary>
    WriteIOException = 203,

    /// <summary>Writing failed in an unforeseen way.</summary>
    WriteException = 204,

    /// <summary>Writing failed in the socket: see <see cref="SocketConnection.SocketError"/>.</summary>
    WriteSocketError = 205,

    /// <summary>The reader of the input was completed.</summary>
    InputReaderCompleted = 300,

    /// <summary>The writer of the input was completed.</summary>
    InputWriterCompleted = 301,

    /// <summary>The reader of the output was completed.</summary>
    OutputReaderCompleted = 302,

    /// <summary>The writer of the output was completed.</summary>
    OutputWriterCompleted = 303,

    /// <summary>The application's protocol ended it, at the client.</summary>
    ProtocolExitClient = 400,

    /// <summary>The application's protocol ended it, at the server.</summary>
    ProtocolExitServer = 401,
}
