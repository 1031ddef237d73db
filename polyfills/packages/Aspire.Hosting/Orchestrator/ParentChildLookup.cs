using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestrator;

/// <summary>The children of each resource: by type, as a database of its server, and by annotation.</summary>
internal static class ParentChildLookup
{
    private const string ParentRelationship = "Parent";

    public static ILookup<IResource, IResource> Create(DistributedApplicationModel model) => model.Resources
        .OfType<IResourceWithParent>()
        .Select(c => (Child: (IResource)c, c.Parent))
        .Concat(Annotated(model))
        .ToLookup(x => x.Parent, x => x.Child);

    /// <summary>The parent that is shown above the resource, if it has one.</summary>
    public static IResource? ParentOf(IResource resource) =>
        resource is IResourceWithParent child ? child.Parent : AnnotatedParent(resource);

    private static List<(IResource Child, IResource Parent)> Annotated(DistributedApplicationModel model)
    {
        var pairs = model.Resources
            .Select(r => (Child: r, Parent: AnnotatedParent(r)))
            .Where(x => x.Parent is not null)
            .Select(x => (x.Child, x.Parent!))
            .ToList();
        var parents = pairs.ToDictionary(x => x.Item1, x => x.Item2);
        foreach (var start in parents.Keys)
        {
            var path = new List<IResource> { start };
            while (parents.TryGetValue(path[^1], out var parent))
            {
                if (path.Contains(parent))
                {
                    throw new InvalidOperationException($"Circular dependency detected: {string.Join(" -> ", path.Select(r => r.Name))} -> {parent.Name}");
                }

                path.Add(parent);
            }
        }

        return pairs;
    }

    private static IResource? AnnotatedParent(IResource resource) =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().LastOrDefault(r => r.Type == ParentRelationship)?.Resource;
}
