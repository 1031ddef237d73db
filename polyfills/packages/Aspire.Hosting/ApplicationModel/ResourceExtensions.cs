using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    public static bool TryGetLastAnnotation<T>(this IResource resource, [NotNullWhen(true)] out T? annotation)
        where T : IResourceAnnotation
    {
        ArgumentNullException.ThrowIfNull(resource);
        annotation = resource.Annotations.OfType<T>().LastOrDefault();
        return annotation is not null;
    }

    public static bool TryGetAnnotationsOfType<T>(this IResource resource, [NotNullWhen(true)] out IEnumerable<T>? result)
        where T : IResourceAnnotation
    {
        ArgumentNullException.ThrowIfNull(resource);
        result = resource.Annotations.OfType<T>().ToArray() is { Length: > 0 } found ? found : null;
        return result is not null;
    }

    public static bool HasAnnotationOfType<T>(this IResource resource)
        where T : IResourceAnnotation
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Annotations.OfType<T>().Any();
    }

    public static bool TryGetAnnotationsIncludingAncestorsOfType<T>(this IResource resource, [NotNullWhen(true)] out IEnumerable<T>? result)
        where T : IResourceAnnotation
    {
        ArgumentNullException.ThrowIfNull(resource);
        result = Lineage(resource).SelectMany(r => r.Annotations.OfType<T>()).ToArray() is { Length: > 0 } found ? found : null;
        return result is not null;
    }

    public static bool HasAnnotationIncludingAncestorsOfType<T>(this IResource resource)
        where T : IResourceAnnotation
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Lineage(resource).Any(r => r.HasAnnotationOfType<T>());
    }

    public static bool TryGetEnvironmentVariables(this IResource resource, [NotNullWhen(true)] out IEnumerable<EnvironmentCallbackAnnotation>? environmentVariables) =>
        resource.TryGetAnnotationsOfType(out environmentVariables);

    public static bool TryGetContainerMounts(this IResource resource, [NotNullWhen(true)] out IEnumerable<ContainerMountAnnotation>? volumeMounts) =>
        resource.TryGetAnnotationsOfType(out volumeMounts);

    public static bool TryGetEndpoints(this IResource resource, [NotNullWhen(true)] out IEnumerable<EndpointAnnotation>? endpoints) =>
        resource.TryGetAnnotationsOfType(out endpoints);

    public static bool TryGetUrls(this IResource resource, [NotNullWhen(true)] out IEnumerable<ResourceUrlAnnotation>? urls) =>
        resource.TryGetAnnotationsOfType(out urls);

    public static bool IsExcludedFromPublish(this IResource resource) =>
        resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var last) && last == ManifestPublishingCallbackAnnotation.Ignore;

    public static int GetReplicaCount(this IResource resource) =>
        resource.TryGetLastAnnotation<ReplicaAnnotation>(out var replicas) ? replicas.Replicas : 1;

    internal static NetworkIdentifier GetDefaultResourceNetwork(this IResource resource) =>
        resource.IsContainer() ? KnownNetworkIdentifiers.DefaultAspireContainerNetwork : KnownNetworkIdentifiers.LocalhostNetwork;

    /// <summary>Endpoints of a web project that it is told of in ASPNETCORE_URLS or HTTP_PORTS.</summary>
    internal static bool ShouldInjectEndpointEnvironment(this IResource resource, EndpointReference reference)
    {
        var endpoint = reference.EndpointAnnotation;
        return endpoint.UriScheme is "http" or "https"
            && endpoint.TargetPortEnvironmentVariable is null
            && resource.Annotations.OfType<EndpointEnvironmentInjectionFilterAnnotation>().All(f => f.Filter(endpoint));
    }

    private static IEnumerable<IResource> Lineage(IResource resource)
    {
        for (var current = resource; current is not null; current = (current as IResourceWithParent)?.Parent)
        {
            yield return current;
        }
    }
}
