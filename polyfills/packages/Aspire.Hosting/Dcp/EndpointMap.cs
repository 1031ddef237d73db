using System.Collections.Concurrent;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>Addresses at which something serves at this moment; a URL is active while it has one.</summary>
internal sealed class EndpointMap
{
    private readonly ConcurrentDictionary<string, Endpoint> _endpoints = new(StringComparer.Ordinal);

    public void Set(Endpoint endpoint) => _endpoints[endpoint.Metadata.Name] = endpoint;

    public void Remove(Endpoint endpoint) => _endpoints.TryRemove(endpoint.Metadata.Name, out _);

    /// <summary>Whether the service is served, by this owner if one is given.</summary>
    public bool Exists(string service, CustomResource? owner) => _endpoints.Values.Any(
        e => e.Spec.ServiceName == service
            && (owner is null || e.Metadata.OwnerReferences?.Any(o => o.Kind == owner.Kind && o.Name == owner.Metadata.Name) == true));
}
