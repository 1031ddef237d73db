namespace Aspire.Hosting.ApplicationModel;

/// <summary>A folder to be made in a container.</summary>
public sealed class ContainerDirectory : ContainerFileSystemItem
{
    public IEnumerable<ContainerFileSystemItem> Entries { get; set; } = [];
}
