using System.Text;
using Microsoft.Extensions.Logging;

namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>Takes the Redis client's account of how it connects.</summary>
internal sealed class LogWriter(ILogger logger) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        // The client writes lines.
    }

    public override void WriteLine(string? value) => RedisLog.ConnectionMultiplexerMessage(logger, value);
}
