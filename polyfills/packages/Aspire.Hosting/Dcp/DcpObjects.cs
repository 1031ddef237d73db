using System.Collections.Concurrent;

namespace Aspire.Hosting.Dcp;

/// <summary>What this AppHost has handed, or will hand, to DCP.</summary>
internal sealed class DcpObjects : IDisposable
{
    private readonly ConcurrentDictionary<string, ServiceResource> _services = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RunningInstance> _instances = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ServiceResource> Services => _services.Values;

    public IEnumerable<RunningInstance> Instances => _instances.Values;

    public void Add(ServiceResource service) => _services[service.Service.Metadata.Name] = service;

    public void Add(RunningInstance instance) => _instances[instance.Name] = instance;

    public ServiceResource? FindService(string name) => _services.GetValueOrDefault(name);

    /// <exception cref="InvalidOperationException">No instance has this name.</exception>
    public RunningInstance GetInstance(string name) =>
        _instances.GetValueOrDefault(name) ?? throw new InvalidOperationException($"Resource '{name}' not found.");

    public void Dispose()
    {
        foreach (var instance in Instances)
        {
            instance.Dispose();
        }
    }
}
