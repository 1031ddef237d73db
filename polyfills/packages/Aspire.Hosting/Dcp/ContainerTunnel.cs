using System.Net.Sockets;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Makes endpoints of the host reachable from containers. DCP runs one pair of processes for it, started for the first container
/// that needs it; tunnels for later ones are added to the same pair.
/// </summary>
internal sealed partial class ContainerTunnel(
    DistributedApplicationModel model,
    DcpNameGenerator names,
    DcpObjects objects,
    DcpApi api,
    ObjectWaiter waiter,
    DcpDependencyCheck dependencies,
    StartupSignals signals,
    IOptions<DcpOptions> options) : IDisposable
{
    private static readonly string s_network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork.Value;
    private static readonly string s_proxyName = s_network + "-tunnelproxy";
    private readonly SemaphoreSlim _gate = new(1);
    private readonly List<TunnelConfiguration> _tunnels = [];
    private bool _running;

    /// <summary>Returns when every endpoint of the host that the container refers to has an address for containers.</summary>
    public async Task ConnectAsync(IResource container, IEnumerable<IResource> references, ILogger logger, CancellationToken cancellationToken)
    {
        ServiceResource[] needed = [.. HostResources(container, references).SelectMany(r => objects.Services.Where(s => s.Resource == r))];
        if (needed.Length == 0)
        {
            return;
        }

        await signals.Endpoints.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await ConnectAsync(needed, logger, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private IEnumerable<IResource> HostResources(IResource container, IEnumerable<IResource> references)
    {
        var all = references.Where(r => !r.IsContainer());
        if (container.Annotations.OfType<OtlpExporterAnnotation>().Any())
        {
            all = all.Concat(model.Resources.Where(r => r.Name == DashboardLifecycle.ResourceName));
        }

        return all.Distinct();
    }

    private async Task ConnectAsync(ServiceResource[] needed, ILogger logger, CancellationToken cancellationToken)
    {
        if (!options.Value.EnableAspireContainerTunnel)
        {
            var info = await dependencies.GetInfoAsync(force: false, cancellationToken).ConfigureAwait(false);
            foreach (var service in needed)
            {
                EndpointAllocator.AllocateForContainers(
                    service, info.Containers?.HostName ?? "host.docker.internal", service.Service.AllocatedPort!.Value);
            }

            return;
        }

        var added = new List<(ServiceResource Server, Service Client)>();
        foreach (var server in needed)
        {
            var (name, isNew) = names.GetServiceName(server.Resource, server.Endpoint, s_network);
            if (isNew && server.Endpoint.Protocol != ProtocolType.Tcp)
            {
                LogNotTcp(logger, server.Endpoint.Name, server.Resource.Name, server.Endpoint.Protocol);
            }
            else if (isNew)
            {
                added.Add((server, ClientService(name, server)));
            }
        }

        if (added.Count > 0)
        {
            await OpenAsync(added, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task OpenAsync(List<(ServiceResource Server, Service Client)> added, CancellationToken cancellationToken)
    {
        await Task.WhenAll(added.Select(a => api.CreateAsync(a.Client, cancellationToken))).ConfigureAwait(false);
        _tunnels.AddRange(added.Select(a => new TunnelConfiguration
        {
            Name = a.Client.Metadata.Name,
            ServerServiceName = a.Server.Service.Metadata.Name,
            ClientServiceName = a.Client.Metadata.Name,
        }));
        if (_running)
        {
            var tunnels = JsonSerializer.SerializeToNode(_tunnels, DcpJsonContext.Default.ListTunnelConfiguration);
            await api.PatchAsync<ContainerNetworkTunnelProxy>(s_proxyName, [new() { Path = "/spec/tunnels", Value = tunnels }], cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await StartAsync(cancellationToken).ConfigureAwait(false);
            _running = true;
        }

        await waiter.WaitAsync<Service>(
            added.Select(a => a.Client.Metadata.Name), s => s.Status?.EffectivePort > 0, TimeSpan.FromMinutes(1), cancellationToken).ConfigureAwait(false);
        foreach (var (server, client) in added)
        {
            var observed = await api.GetAsync<Service>(client.Metadata.Name, cancellationToken).ConfigureAwait(false);
            var port = observed.Status?.EffectivePort
                ?? throw new DistributedApplicationException($"The container tunnel for '{client.Metadata.Name}' got no port.");
            EndpointAllocator.AllocateForContainers(server, EndpointAllocator.TunnelHost, port);
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var proxy = new ContainerNetworkTunnelProxy
        {
            Metadata = { Name = s_proxyName },
            Spec = { ContainerNetworkName = s_network, Aliases = [EndpointAllocator.TunnelHost], Tunnels = [.. _tunnels] },
        };
        await api.CreateAsync(proxy, cancellationToken).ConfigureAwait(false);

        // Its image may have to be pulled and built first.
        await waiter.WaitAsync<ContainerNetworkTunnelProxy>(
            [s_proxyName], p => p.Status?.State is TunnelProxyState.Running or TunnelProxyState.Failed, TimeSpan.FromMinutes(10), cancellationToken).ConfigureAwait(false);
        var observed = await api.GetAsync<ContainerNetworkTunnelProxy>(s_proxyName, cancellationToken).ConfigureAwait(false);
        if (observed.Status?.State != TunnelProxyState.Running)
        {
            throw new DistributedApplicationException(
                $"One or more container network tunnel proxies did not start successfully: '{s_proxyName}': {observed.Status?.Message ?? observed.Status?.State ?? "(unknown)"}");
        }
    }

    private static Service ClientService(string name, ServiceResource server)
    {
        var service = new Service
        {
            Metadata = { Name = name },
            Spec = { Protocol = PortProtocol.Tcp, AddressAllocationMode = AddressAllocationModes.Proxyless },
        };
        service.Annotate(CustomResource.ResourceNameAnnotation, server.Resource.Name);
        service.Annotate(CustomResource.EndpointNameAnnotation, server.Endpoint.Name);
        service.Annotate(CustomResource.ContainerNetworkAnnotation, s_network);
        service.Annotate(CustomResource.PrimaryServiceNameAnnotation, server.Service.Metadata.Name);
        service.Annotate(CustomResource.ContainerTunnelInstanceName, s_proxyName);
        return service;
    }

    [LoggerMessage(LogLevel.Warning, "Host endpoint '{EndpointName}' on resource '{HostResource}' is referenced by a container resource, but the endpoint is using a network protocol '{Protocol}' other than TCP. Only TCP is supported for container-to-host references.")]
    private static partial void LogNotTcp(ILogger logger, string endpointName, string hostResource, ProtocolType protocol);
}
