using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp;

internal static class DcpResourceExtensions
{
    public static bool IsPersistent(this IResource resource) =>
        resource.Annotations.OfType<ContainerLifetimeAnnotation>().LastOrDefault()?.Lifetime == ContainerLifetime.Persistent;

    public static bool IsExplicitStart(this IResource resource) => resource.Annotations.OfType<ExplicitStartupAnnotation>().Any();

    public static DcpInstance GetInstance(this IResource resource, int index) =>
        resource.Annotations.OfType<DcpInstancesAnnotation>().LastOrDefault()?.Instances.FirstOrDefault(i => i.Index == index)
        ?? throw new DistributedApplicationException($"Couldn't find required instance ID for index {index} on resource {resource.Name}.");

    /// <summary>Names under which the resource appears in notifications, logs and commands.</summary>
    public static IReadOnlyList<string> InstanceNames(this IResource resource) =>
        resource.Annotations.OfType<DcpInstancesAnnotation>().LastOrDefault() is { } annotation
            ? [.. annotation.Instances.Select(i => i.Name)]
            : [resource.Name];

    /// <summary>The instance id that telemetry is tagged with: the whole name for a persistent resource, else the random part.</summary>
    public static string OtelInstanceId(this IResource resource, DcpInstance instance) =>
        resource.IsPersistent() ? instance.Name : instance.Suffix;

    /// <summary>The type of resource as it is shown.</summary>
    public static string ResourceType(this IResource resource) => resource switch
    {
        ProjectResource => "Project",
        _ when resource.IsContainer() => "Container",
        _ => "Executable",
    };

    /// <summary>Containers see other addresses than processes of the host.</summary>
    public static NetworkIdentifier OwnNetwork(this IResource resource) =>
        resource.IsContainer() ? KnownNetworkIdentifiers.DefaultAspireContainerNetwork : KnownNetworkIdentifiers.LocalhostNetwork;
}
