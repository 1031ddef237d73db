using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>An endpoint with the ports that it has in a deployment.</summary>
internal sealed record PublishedEndpoint(EndpointAnnotation Endpoint, int? TargetPort, int? ExposedPort)
{
    public static IReadOnlyList<PublishedEndpoint> Resolve(IResource resource, PublishPortAllocator ports)
    {
        var defaults = new HashSet<string>(StringComparer.Ordinal);
        return [.. resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => Resolve(resource, endpoint, defaults, ports))];
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Endpoint.Name);
        writer.WriteString("scheme", Endpoint.UriScheme);
        writer.WriteString("protocol", Endpoint.Protocol.ToString().ToLowerInvariant());
        writer.WriteString("transport", Endpoint.Transport);
        if (ExposedPort is { } exposed && exposed != TargetPort)
        {
            writer.WriteNumber("port", exposed);
        }

        if (TargetPort is { } target)
        {
            writer.WriteNumber("targetPort", target);
        }

        if (Endpoint.IsExternal)
        {
            writer.WriteBoolean("external", true);
        }

        writer.WriteEndObject();
    }

    private static PublishedEndpoint Resolve(IResource resource, EndpointAnnotation endpoint, HashSet<string> defaults, PublishPortAllocator ports)
    {
        var isHttp = endpoint.UriScheme is "http" or "https";
        var exposed = endpoint.Port is 0 ? null : endpoint.Port;
        var target = endpoint.TargetPort is 0 ? null : endpoint.TargetPort;

        // The first endpoint of a project for a scheme gets its port from the tool that deploys it.
        var isDefault = resource is ProjectResource && isHttp && defaults.Add(endpoint.UriScheme);
        target ??= resource is ContainerResource && exposed is not null ? exposed : isDefault ? null : ports.Allocate();
        if (exposed is null && target is null && !isHttp)
        {
            exposed = ports.Allocate();
        }

        if (exposed is { } usedExposed)
        {
            ports.Use(usedExposed);
        }

        if (target is { } usedTarget)
        {
            ports.Use(usedTarget);
        }

        return new PublishedEndpoint(endpoint, target, exposed);
    }
}
