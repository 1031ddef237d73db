using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class ContainerResourceExtensions
{
    public static IEnumerable<IResource> GetContainerResources(this DistributedApplicationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Resources.Where(IsContainer);
    }

    /// <summary>A resource is a container because it has an image, whatever its type.</summary>
    public static bool IsContainer(this IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Annotations.OfType<ContainerImageAnnotation>().Any();
    }
}
