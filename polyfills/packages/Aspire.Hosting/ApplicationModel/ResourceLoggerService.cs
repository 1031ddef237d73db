using System.Collections.Concurrent;
using Aspire.Hosting.Dcp;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Keeps the logs of resources: what was written in this process, and what DCP brings of their own output.</summary>
public class ResourceLoggerService : IDisposable
{
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A logger that writes to the log of every instance of a resource.</summary>
    public ILogger GetLogger(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new ResourceLogger([.. resource.InstanceNames().Select(LogOf)]);
    }

    /// <summary>A logger that writes to the log of one instance.</summary>
    public ILogger GetLogger(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return new ResourceLogger([LogOf(resourceName)]);
    }

    /// <summary>The lines there are, then each new one, until cancelled or <see cref="Complete(string)"/>.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return LogOf(resourceName).WatchAsync();
    }

    /// <summary>The lines of all instances that there are, then each new one.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return ResourceLog.WatchAsync([.. resource.InstanceNames().Select(LogOf)]);
    }

    /// <summary>The lines that there are.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);
        return LogOf(resourceName).GetAllAsync();
    }

    /// <summary>The lines of all instances that there are.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.InstanceNames().ToAsyncEnumerable().SelectMany(GetAllAsync);
    }

    /// <summary>Ends the log of every instance of a resource for all who watch it.</summary>
    public void Complete(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        foreach (var name in resource.InstanceNames())
        {
            Complete(name);
        }
    }

    /// <summary>Ends the log of an instance for all who watch it.</summary>
    public void Complete(string name) => LogOf(name).Complete();

    /// <summary>Forgets the lines that there are.</summary>
    public void ClearBacklog(string resourceName) => LogOf(resourceName).Clear();

    /// <summary>Ends all logs.</summary>
    public void Dispose()
    {
        foreach (var log in _logs.Values)
        {
            log.Complete();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Takes a line that has its time stamp already.</summary>
    internal void AddLine(string resourceName, string line, bool isError) => LogOf(resourceName).Add(line, isError);

    internal bool HasActiveSubscribers(string resourceName) => LogOf(resourceName).HasWatchers;

    private ResourceLog LogOf(string name) => _logs.GetOrAdd(name, _ => new ResourceLog());
}
