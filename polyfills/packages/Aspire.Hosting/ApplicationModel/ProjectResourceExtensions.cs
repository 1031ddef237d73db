using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

public static class ProjectResourceExtensions
{
    public static IEnumerable<ProjectResource> GetProjectResources(this DistributedApplicationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Resources.OfType<ProjectResource>();
    }

    public static IProjectMetadata GetProjectMetadata(this ProjectResource projectResource)
    {
        ArgumentNullException.ThrowIfNull(projectResource);
        return projectResource.TryGetProjectMetadata(out var metadata)
            ? metadata
            : throw new InvalidOperationException($"Resource '{projectResource.Name}' does not carry an {nameof(IProjectMetadata)} annotation.");
    }

    internal static bool TryGetProjectMetadata(this IResource resource, [NotNullWhen(true)] out IProjectMetadata? metadata)
    {
        metadata = resource.Annotations.OfType<IProjectMetadata>().SingleOrDefault();
        return metadata is not null;
    }
}
