namespace Aspire.Hosting.ApplicationModel;

/// <summary>The last snapshot of one instance.</summary>
internal sealed class ResourceState(IResource resource)
{
    public IResource Resource { get; } = resource;

    public Lock Lock { get; } = new();

    public CustomResourceSnapshot? Snapshot { get; set; }
}
