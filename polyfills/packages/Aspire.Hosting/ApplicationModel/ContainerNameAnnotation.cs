namespace Aspire.Hosting.ApplicationModel;

/// <summary>A container's own name.</summary>
public sealed class ContainerNameAnnotation : IResourceAnnotation
{
    public required string Name { get; set; }
}
