namespace Aspire.Hosting.ApplicationModel;

/// <summary>A file to be made in a container.</summary>
public abstract class ContainerFileBase : ContainerFileSystemItem
{
    public string? Contents { get; set; }

    public string? SourcePath { get; set; }

    public bool? ContinueOnError { get; set; }
}
