namespace Pipelines.Sockets.Unofficial;

/// <summary>The connection was ended on this side.</summary>
internal sealed class ConnectionAbortedException() : OperationCanceledException("The connection was aborted");
