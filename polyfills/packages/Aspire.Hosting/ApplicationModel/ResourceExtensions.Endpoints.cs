using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

public static partial class ResourceExtensions
{
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(resource, e));
    }

    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource, NetworkIdentifier contextNetworkId)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(resource, e, contextNetworkId));
    }

    /// <summary>The endpoint may be added later.</summary>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new EndpointReference(resource, endpointName);
    }

    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName, NetworkIdentifier contextNetworkId)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new EndpointReference(resource, endpointName, contextNetworkId);
    }

    public static bool TryGetContainerImageName(this IResource resource, [NotNullWhen(true)] out string? imageName) =>
        resource.TryGetContainerImageName(useBuiltImage: true, out imageName);

    /// <summary>The whole name of the image; of the one built from the resource's Dockerfile, unless the image it stands for is asked for.</summary>
    public static bool TryGetContainerImageName(this IResource resource, bool useBuiltImage, [NotNullWhen(true)] out string? imageName)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (useBuiltImage && resource.Annotations.OfType<DockerfileBuildAnnotation>().SingleOrDefault() is { ImageName.Length: > 0 } build)
        {
            imageName = build.ImageName + Tag(build.ImageTag);
            return true;
        }

        imageName = resource.Annotations.OfType<ContainerImageAnnotation>().LastOrDefault() is { } image
            ? (string.IsNullOrEmpty(image.Registry) ? "" : $"{image.Registry}/") + image.Image
                + (string.IsNullOrEmpty(image.SHA256) ? Tag(image.Tag) : $"@sha256:{image.SHA256}")
            : null;
        return imageName is not null;

        static string Tag(string? tag) => string.IsNullOrEmpty(tag) ? "" : $":{tag}";
    }
}
