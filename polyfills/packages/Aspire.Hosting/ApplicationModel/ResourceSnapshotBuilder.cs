using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

internal static class ResourceSnapshotBuilder
{
    public static ImmutableArray<RelationshipSnapshot> BuildRelationships(IResource resource) =>
    [
        .. resource is IResourceWithParent child ? [new RelationshipSnapshot(child.Parent.Name, KnownRelationshipTypes.Parent)] : Array.Empty<RelationshipSnapshot>(),
        .. resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(a => new RelationshipSnapshot(a.Resource.Name, a.Type)),
    ];
}
