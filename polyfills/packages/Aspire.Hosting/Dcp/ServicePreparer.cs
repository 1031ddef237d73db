using System.Globalization;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp;

/// <summary>Makes the DCP service of every endpoint in the model, and decides for each whether a proxy stands before it.</summary>
internal sealed partial class ServicePreparer(
    DistributedApplicationModel model,
    DcpNameGenerator names,
    DcpObjects objects,
    ProxylessPortAllocator ports,
    IUserSecretsManager secrets,
    IConfiguration configuration,
    IOptions<DcpOptions> options,
    ILogger<ServicePreparer> logger)
{
    public void Prepare()
    {
        (IResource Resource, EndpointAnnotation Endpoint)[] all =
            [.. model.Resources.SelectMany(r => r.Annotations.OfType<EndpointAnnotation>(), (r, e) => (r, e))];
        foreach (var (resource, endpoint) in all)
        {
            // A persistent container keeps its address between runs, when no proxy of this run is there.
            endpoint.SetResolvedIsProxied(endpoint.IsExplicitlyProxied ?? (options.Value.RandomizePorts || !resource.IsPersistent()));
            Validate(resource, endpoint);
            foreach (var port in new[] { FixedPort(resource, endpoint), PersistedPort(resource, endpoint) })
            {
                ports.Exclude(port ?? 0);
            }
        }

        foreach (var (resource, endpoint) in all)
        {
            Add(resource, endpoint);
        }
    }

    private void Add(IResource resource, EndpointAnnotation endpoint)
    {
        EnsureProxylessPort(resource, endpoint);
        var network = endpoint.DefaultNetworkID.Value;
        var service = new Service { Metadata = { Name = names.GetServiceName(resource, endpoint, network).Name } };
        service.Spec.Port = FixedPort(resource, endpoint);
        service.Spec.Protocol = endpoint.Protocol == ProtocolType.Udp ? PortProtocol.Udp : PortProtocol.Tcp;
        service.Spec.Address = endpoint.TargetHost;
        service.Spec.AddressAllocationMode = endpoint.IsProxied ? AddressAllocationModes.Localhost : AddressAllocationModes.Proxyless;
        service.Annotate(CustomResource.ResourceNameAnnotation, resource.Name);
        service.Annotate(CustomResource.EndpointNameAnnotation, endpoint.Name);
        objects.Add(new ServiceResource(resource, endpoint, service));
    }

    /// <summary>The public port that was asked for; tests ask for random ones where a proxy makes that possible.</summary>
    private int? FixedPort(IResource resource, EndpointAnnotation endpoint)
    {
        var port = resource.IsContainer() ? endpoint.SpecifiedPort : endpoint.Port;
        return port is null or 0 || (options.Value.RandomizePorts && endpoint.IsProxied) ? null : port;
    }

    private void EnsureProxylessPort(IResource resource, EndpointAnnotation endpoint)
    {
        if (endpoint.IsProxied || FixedPort(resource, endpoint) is not null)
        {
            return;
        }

        var port = PersistedPort(resource, endpoint) ?? ports.Allocate();
        if (resource.IsPersistent()
            && !secrets.TrySetSecret(PortKey(resource, endpoint), port.ToString(CultureInfo.InvariantCulture)))
        {
            LogPortNotKept(logger, port, endpoint.Name, resource.Name);
        }

        endpoint.Port = port;
        if (!resource.IsContainer())
        {
            endpoint.TargetPort = port;
        }
    }

    private int? PersistedPort(IResource resource, EndpointAnnotation endpoint) =>
        resource.IsPersistent()
        && !endpoint.IsProxied
        && int.TryParse(configuration[PortKey(resource, endpoint)], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port is > 0 and <= 65535
            ? port
            : null;

    private static string PortKey(IResource resource, EndpointAnnotation endpoint) => $"Resources:{resource.Name}:{endpoint.Name}:port";

    private static void Validate(IResource resource, EndpointAnnotation endpoint)
    {
        if (resource.IsContainer())
        {
            if (endpoint.TargetPort is null or 0)
            {
                throw new InvalidOperationException(
                    $"The endpoint '{endpoint.Name}' for container resource '{resource.Name}' must specify the TargetPort value");
            }
        }
        else if (!endpoint.IsProxied && endpoint.Port is { } port && port != endpoint.TargetPort)
        {
            throw new InvalidOperationException(
                $"The endpoint '{endpoint.Name}' for resource '{resource.Name}' is not using a proxy, and it has a value of Port property that is different from the value of TargetPort property. For proxy-less endpoints they must match.");
        }
    }

    [LoggerMessage(LogLevel.Warning, "Failed to persist public port {Port} for proxyless endpoint '{EndpointName}' on persistent resource '{ResourceName}'. Enable user secrets, set a fixed public port, or configure the endpoint to use a proxy to avoid recreating the persistent resource each run.")]
    private static partial void LogPortNotKept(ILogger logger, int port, string endpointName, string resourceName);
}
