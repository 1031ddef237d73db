namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>The groups of a connection of this server, among its features.</summary>
internal sealed class RedisGroups
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public bool Add(string name)
    {
        lock (_names)
        {
            return _names.Add(name);
        }
    }

    public void Remove(string name)
    {
        lock (_names)
        {
            _names.Remove(name);
        }
    }

    public string[] ToArray()
    {
        lock (_names)
        {
            return [.. _names];
        }
    }
}
