using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>What the service logs from a level on.</summary>
internal sealed class LogCapture(LogLevel level) : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    public LogLevel Level => level;

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= level;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
