using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

internal sealed class ResourceCollection : Collection<IResource>, IResourceCollection
{
    public ResourceCollection()
        : base(new CopyOnWriteList<IResource>())
    {
    }

    public ResourceCollection(IEnumerable<IResource> resources)
        : this()
    {
        foreach (var resource in resources)
        {
            Add(resource);
        }
    }

    public bool TryGetByName(string name, [NotNullWhen(true)] out IResource? resource)
    {
        resource = Items.FirstOrDefault(r => Names.Same(r.Name, name));
        return resource is not null;
    }

    protected override void InsertItem(int index, IResource item)
    {
        EnsureUnique(item, replaced: null);
        base.InsertItem(index, item);
    }

    protected override void SetItem(int index, IResource item)
    {
        EnsureUnique(item, replaced: this[index]);
        base.SetItem(index, item);
    }

    private void EnsureUnique(IResource item, IResource? replaced)
    {
        if (TryGetByName(item.Name, out var existing) && !ReferenceEquals(existing, replaced))
        {
            throw new DistributedApplicationException(
                $"Cannot add resource of type '{item.GetType()}' with name '{item.Name}' because resource of type '{existing.GetType()}' with that name already exists. Resource names are case-insensitive.");
        }
    }
}
