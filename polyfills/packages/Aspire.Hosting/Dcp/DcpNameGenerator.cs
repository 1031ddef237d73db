using System.Collections.Immutable;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp;

/// <summary>Names of DCP objects: <c>resource-suffix</c> for what runs, <c>resource</c> or <c>resource-endpoint</c> for services.</summary>
internal sealed class DcpNameGenerator(IConfiguration configuration, IOptions<DcpOptions> options)
{
    private const int SuffixLength = 8;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Resource, string Endpoint, string Network), string> _services = [];
    private readonly HashSet<string> _serviceNames = new(StringComparer.Ordinal);

    public static string NewSuffix() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", SuffixLength);

    /// <summary>The same for every run of this AppHost.</summary>
    public string ProjectSuffix => configuration["AppHost:Sha256"]![..SuffixLength].ToLowerInvariant();

    /// <summary>Gives a resource that DCP will run the names of its instances, once.</summary>
    public void EnsureInstances(IResource resource)
    {
        if (resource.Annotations.OfType<DcpInstancesAnnotation>().Any()
            || !(resource.IsContainer() || resource is ExecutableResource or ProjectResource))
        {
            return;
        }

        var replicas = resource is ProjectResource ? resource.GetReplicaCount() : 1;
        if (replicas > 1 && resource.IsPersistent())
        {
            throw new InvalidOperationException(
                $"Resource '{resource.Name}' uses multiple replicas and a persistent lifetime. These features do not work together.");
        }

        var instances = Enumerable.Range(0, replicas).Select(i => NewInstance(resource, i));
        resource.Annotations.Add(new DcpInstancesAnnotation([.. instances]));
    }

    /// <summary>The service name for an endpoint as seen from a network, and whether it is new.</summary>
    public (string Name, bool IsNew) GetServiceName(IResource resource, EndpointAnnotation endpoint, string network)
    {
        lock (_lock)
        {
            var key = (resource.Name, endpoint.Name, network);
            if (_services.TryGetValue(key, out var known))
            {
                return (known, false);
            }

            var several = resource.Annotations.OfType<EndpointAnnotation>().Skip(1).Any();
            var wanted = ObjectName(resource, several ? endpoint.Name : "");
            var name = wanted;
            for (var i = 1; !_serviceNames.Add(name); i++)
            {
                name = $"{wanted}-{i}";
            }

            _services[key] = name;
            return (name, true);
        }
    }

    private DcpInstance NewInstance(IResource resource, int index)
    {
        var suffix = resource.IsPersistent() ? ProjectSuffix : NewSuffix();
        return new DcpInstance(ObjectName(resource, suffix), suffix, index);
    }

    private string ObjectName(IResource resource, string suffix)
    {
        if (resource.Annotations.OfType<ContainerNameAnnotation>().LastOrDefault() is { } fixedName)
        {
            return fixedName.Name;
        }

        var parts = new[] { resource.Name, suffix, options.Value.ResourceNameSuffix };
        return string.Join('-', parts.Where(p => !string.IsNullOrWhiteSpace(p)));
    }
}
