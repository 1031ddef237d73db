namespace Pipelines.Sockets.Unofficial;

/// <summary>How a connection behaves.</summary>
[Flags]
public enum SocketConnectionOptions
{
    /// <summary>The default.</summary>
    None = 0,

    /// <summary>Waits for data without holding a buffer.</summary>
    ZeroLengthReads = 1 << 0,
}
